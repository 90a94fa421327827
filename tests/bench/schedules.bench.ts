import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { NewSchedule } from '../../src/state/schedules.ts';
import { createState } from '../../src/state/state.ts';
import { keepLog, standIn } from '../support/bot.ts';
import { HOME } from '../support/discord/index.ts';
import { start } from '../support/program.ts';
import { emptyStore, openStore } from '../support/state.ts';

const SCHEDULES = 10_000;
const DUE = 1000;
const HOUR = 60 * 60_000;
const VISIT: NewSchedule = {
  ...{ guildId: HOME.guild, channelId: HOME.briefings, content: 'visit', document: undefined, topic: undefined },
  ...{ locale: 'en', timing: { cron: '0 9 * * *', timeZone: 'Asia/Shanghai' }, catchUp: 'latest' },
};

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

test('1,000 of 10,000 schedules due at once are all posted, and /ask is answered meanwhile', async () => {
  const discord = await standIn();
  const config = await emptyStore('SQLite');
  const state = createState(config, keepLog().log);
  const database = await openStore(config);
  const now = await state.now();
  // Due half a minute from now, when the bot is up and has been asked for a while.
  for (let index = 0; index < SCHEDULES; index += 1) {
    await state.schedules.add(VISIT, now + (index < DUE ? 60_000 : HOUR));
  }
  await database.query(`update schedule set next_at = ${(await state.now()) + 25_000} where next_at < ${now + HOUR}`);
  const bot = start([], {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    STATE_FILE: config.stateFile,
  });
  try {
    await discord.connected();
    await discord.until(() => discord.commands().find(({ name }) => name === 'ask'), 'nothing was published');
    const posted = async () => (await database.query("select 1 from occurrence where state = 'posted'")).length;
    const ask = async () => (await discord.command({ name: 'ask', options: { question: 'Who led it?' } })).elapsedMs;
    const times = { before: [] as number[], during: [] as number[] };
    let done = 0;
    let began: number | undefined;
    while (done < DUE) {
      const took = await ask();
      done = await posted();
      if (done > 0) began ??= performance.now();
      (began === undefined ? times.before : times.during).push(took);
      await delay(20);
    }
    const seconds = ((performance.now() - (began ?? 0)) / 1000).toFixed(0);
    const before = median(times.before.slice(100));
    const during = median(times.during);
    process.stdout.write(
      `\n${DUE} of ${SCHEDULES} schedules due at once: all posted in ${seconds} s\n` +
        `  /ask before: median ${before.toFixed(2)} ms; meanwhile: ${during.toFixed(2)} ms, ratio ${(during / before).toFixed(2)}\n\n`,
    );
    expect(discord.messages(HOME.briefings)).toHaveLength(DUE);
    expect(discord.violations).toEqual([]);
  } finally {
    bot.child.kill();
    await bot.ended;
    await state.close();
  }
}, 600_000);
