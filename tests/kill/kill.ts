import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { nonceOf } from '../../src/discord/briefing-post.ts';
import type { NewSchedule } from '../../src/state/schedules.ts';
import { createState } from '../../src/state/state.ts';
import { keepLog, standIn } from '../support/bot.ts';
import { HOME } from '../support/discord/index.ts';
import { type Backend, emptyStore, openStore } from '../support/state.ts';

const WORKER = fileURLToPath(new URL('./worker.mjs', import.meta.url));
/** Three processes whose clocks are a minute and a half apart, in milliseconds. */
const CLOCKS = [0, 90_000, -90_000];
const TIMINGS = { tickMs: 100, troubleMs: 300, postMs: 1500, leaseMs: 2500 };
/** One due time every so many milliseconds. */
const EVERY_MS = 150;
const VISIT: NewSchedule = {
  ...{ guildId: HOME.guild, channelId: HOME.briefings, content: 'visit', document: undefined, topic: undefined },
  ...{ locale: 'en', timing: { cron: '0 9 * * *', timeZone: 'Asia/Shanghai' }, catchUp: 'latest' },
};

/** What came of due times while processes were killed. */
export interface KillReport {
  readonly due: number;
  readonly kills: number;
  /** Due times whose message is in the channel. */
  readonly posted: number;
  /** Due times with more than one message, after Discord's own de-duplication by nonce. */
  readonly twice: number;
  /** Posts sent again, each with the nonce of its due time. */
  readonly repeated: number;
  /** Posts with a nonce of no due time. */
  readonly strange: number;
}

/**
 * Lets three processes post what is due while one of them is killed again and again (SIGKILL), and comes back.
 * @param seconds how long.
 */
export async function killRun(backend: Backend, seconds: number, killEveryMs: number): Promise<KillReport> {
  const discord = await standIn();
  const config = await emptyStore(backend);
  const state = createState(config, keepLog().log);
  const database = await openStore(config);
  const due = Math.floor((seconds * 1000) / EVERY_MS);
  const from = (await state.now()) + 2000;
  const nonces = new Set<string>();
  for (let index = 0; index < due; index += 1) {
    const at = from + index * EVERY_MS;
    const { id } = await state.schedules.add(VISIT, at);
    nonces.add(nonceOf(id, at));
  }
  const start = (clockMs: number): ChildProcess => {
    const given = { apiUrl: discord.url, token: discord.token, botId: discord.botId, state: config, clockMs };
    return spawn(process.execPath, [WORKER, JSON.stringify({ ...given, timings: TIMINGS })], { stdio: 'inherit' });
  };
  const workers = CLOCKS.map(start);
  let kills = 0;
  const kill = async (index: number, again: boolean) => {
    const worker = workers[index];
    if (!worker || worker.exitCode !== null) return;
    const ended = once(worker, 'exit');
    worker.kill('SIGKILL');
    await ended;
    if (again) workers[index] = start(CLOCKS[index] ?? 0);
  };
  const open = async () => (await database.query("select 1 from occurrence where state = 'posted'")).length < due;
  try {
    const end = performance.now() + seconds * 1000 + 2000;
    while (performance.now() < end) {
      await delay(killEveryMs * (0.5 + Math.random()));
      await kill(Math.floor(Math.random() * workers.length), true);
      kills += 1;
    }
    // What a killed process had claimed is due again when its lease is over.
    const patience = performance.now() + 40_000;
    while ((await open()) && performance.now() < patience) await delay(200);
  } finally {
    await Promise.all(workers.map((_, index) => kill(index, false)));
    await state.close();
  }
  return { due, kills, ...countPosts(discord, nonces) };
}

function countPosts(discord: Awaited<ReturnType<typeof standIn>>, nonces: ReadonlySet<string>) {
  const sent = discord.requests.flatMap(({ method, body }) => {
    const nonce = typeof body === 'object' && body !== null && 'nonce' in body ? body.nonce : undefined;
    return method === 'POST' && typeof nonce === 'string' ? [nonce] : [];
  });
  const inChannel = new Map<string, number>();
  for (const { embeds } of discord.messages(HOME.briefings)) {
    const stamp = `${embeds[0]?.footer?.text} ${embeds[0]?.timestamp}`;
    inChannel.set(stamp, (inChannel.get(stamp) ?? 0) + 1);
  }
  return {
    posted: inChannel.size,
    twice: [...inChannel.values()].filter((count) => count > 1).length,
    repeated: sent.length - new Set(sent).size,
    strange: sent.filter((nonce) => !nonces.has(nonce)).length,
  };
}
