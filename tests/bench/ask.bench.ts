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
  `${name.padEnd(18)} median ${quantile(values, 0.5).toFixed(2)} ms, 95 % ${quantile(values, 0.95).toFixed(2)} ms, most ${quantile(values, 1).toFixed(2)} ms`;

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
    const at = (index: number) => questions[index % questions.length] ?? '';
    const times = { fresh: [] as number[], again: [] as number[], constant: [] as number[] };
    for (let index = 0; index < WARM_UP + TIMES; index += 1) {
      const [fresh, again] = [at(index), at(index % WARM_UP)];
      const took = [await ask(real, fresh), await ask(constant, fresh), await ask(real, again)] as const;
      if (index < WARM_UP) continue;
      times.fresh.push(took[0]);
      times.constant.push(took[1]);
      times.again.push(took[2]);
    }
    const together = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => ask(real, at(index * 7 + WARM_UP + TIMES))),
    );
    const ratioOf = (values: readonly number[]) => quantile(values, 0.5) / quantile(times.constant, 0.5);
    process.stdout.write(
      `\n${TIMES} times each, one after another, taking turns, over ${questions.length} questions:\n` +
        `  ${summary('constant', times.constant)}\n` +
        `  ${summary('/ask, asked before', times.again)}, ratio of the medians ${ratioOf(times.again).toFixed(2)}\n` +
        `  ${summary('/ask, new', times.fresh)}, ratio of the medians ${ratioOf(times.fresh).toFixed(2)}\n` +
        `${AT_ONCE} at once: the latest after ${Math.max(...together).toFixed(0)} ms (at most ${MOST_MS})\n\n`,
    );
    expect(real.violations).toEqual([]);
    expect(ratioOf(times.again)).toBeLessThanOrEqual(MOST_RATIO);
    expect(Math.max(...together)).toBeLessThan(MOST_MS);
  } finally {
    bot.child.kill();
    other.kill();
    await Promise.all([bot.ended, once(other, 'exit')]);
  }
}, 600_000);
