import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { bundledDesk, standIn } from '../support/bot.ts';
import type { Discord } from '../support/discord/index.ts';
import { start } from '../support/program.ts';

const TIMES = Number(process.env.BENCH_TIMES ?? 2000);
const AT_ONCE = 50;
/** First answers are slower on both sides: the code is not compiled yet. */
const WARM_UP = 100;
/** The most that the median of /ask may be of the median of a constant answer. */
const MOST_RATIO = 1.5;
/** Discord waits 3 s [Receiving and Responding]. */
const MOST_MS = 3000;

const CONSTANT_BOT = fileURLToPath(new URL('constant-bot.mjs', import.meta.url));

async function published(discord: Discord): Promise<Discord> {
  await discord.connected();
  await discord.until(() => discord.commands().find(({ name }) => name === 'ask'), 'nothing was published');
  return discord;
}

async function ask(discord: Discord, question: string): Promise<number> {
  const { elapsedMs } = await discord.command({ name: 'ask', options: { question } });
  return elapsedMs;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
}

const summary = (name: string, values: readonly number[]) =>
  `${name.padEnd(9)} median ${quantile(values, 0.5).toFixed(2)} ms, 95 % ${quantile(values, 0.95).toFixed(2)} ms, most ${quantile(values, 1).toFixed(2)} ms`;

test('the bot as people run it answers nearly as soon as one that always says the same', async () => {
  const [real, constant] = [await standIn(), await standIn()];
  const bot = start([], { DISCORD_TOKEN: real.token, DISCORD_API_URL: real.url });
  const other = spawn(process.execPath, [CONSTANT_BOT, constant.token, constant.url], { stdio: 'inherit' });
  try {
    await Promise.all([published(real), published(constant)]);
    const { documents } = (await bundledDesk()).corpus;
    const questions = documents.flatMap(({ facts, gaps }) =>
      [...facts, ...gaps].flatMap(({ asks }) => [...asks.en, ...asks.zh]),
    );
    const times: { ask: number[]; constant: number[] } = { ask: [], constant: [] };
    for (let index = -WARM_UP; index < TIMES; index += 1) {
      const question = questions[(index + WARM_UP) % questions.length] ?? '';
      const pair = [await ask(real, question), await ask(constant, question)] as const;
      if (index < 0) continue;
      times.ask.push(pair[0]);
      times.constant.push(pair[1]);
    }
    const together = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => ask(real, questions[(index * 7) % questions.length] ?? '')),
    );
    const ratio = quantile(times.ask, 0.5) / quantile(times.constant, 0.5);
    process.stdout.write(
      `\n${TIMES} times each, one after another, taking turns, over ${questions.length} questions:\n` +
        `  ${summary('/ask', times.ask)}\n  ${summary('constant', times.constant)}\n` +
        `  ratio of the medians ${ratio.toFixed(2)} (at most ${MOST_RATIO})\n` +
        `${AT_ONCE} at once: the latest after ${Math.max(...together).toFixed(0)} ms (at most ${MOST_MS})\n\n`,
    );
    expect(real.violations).toEqual([]);
    expect(ratio).toBeLessThanOrEqual(MOST_RATIO);
    expect(Math.max(...together)).toBeLessThan(MOST_MS);
  } finally {
    bot.child.kill();
    other.kill();
    await Promise.all([bot.ended, once(other, 'exit')]);
  }
}, 600_000);
