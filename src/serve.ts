import type { Desk } from './answer/desk.ts';
import { warmUp } from './answer/warm-up.ts';
import { loadCommands } from './commands/kit/registry.ts';
import { askUnanswered } from './commands/kit/unanswered.ts';
import type { Config, DiscordConfig } from './config.ts';
import type { Finding } from './discord/doctor.ts';
import { messageOf } from './errors.ts';
import { createLog, type Log } from './log.ts';
import { buildAside, createReload } from './reload.ts';
import { buildDesk } from './saved-desk.ts';
import { createState, type State } from './state/state.ts';

/** @returns a signal that is aborted when the process is asked to stop; asked again the same way, it ends at once. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  process.once('SIGTERM', () => stopping.abort());
  process.once('SIGINT', () => stopping.abort());
  return stopping.signal;
}

/** Asks of another corpus, beside everything else, what earlier ones did not answer. */
function askAgain(state: State, desk: Desk, log: Log): void {
  askUnanswered(state, desk).then(
    (answered) => answered > 0 && log.info({ answered }, 'questions without an answer have one now'),
    // The store says itself what is wrong with it.
    (error: unknown) => log.debug({ error: messageOf(error) }, 'the questions without an answer were not asked again'),
  );
}

/**
 * Looks whether everything the bot needs is there, and prints a line for each thing looked at.
 * @param folder of the corpus.
 * @returns whether all of it is.
 */
export async function doctor(config: Config, folder: string, output: NodeJS.WritableStream): Promise<boolean> {
  const { examine, examineCorpus } = await import('./discord/doctor.ts');
  const state = createState(config, createLog('silent'));
  let healthy = true;
  const show = ({ ok, what, text }: Finding) => {
    healthy &&= ok;
    output.write(`${ok ? 'ok  ' : 'FAIL'}  ${what}: ${text}\n`);
  };
  try {
    show(await examineCorpus(folder));
    for await (const finding of examine(config.discord, await loadCommands(), state)) show(finding);
  } finally {
    await state.close();
  }
  return healthy;
}

interface Serving {
  readonly discord: DiscordConfig;
  readonly folder: string;
  readonly state: State;
  readonly log: Log;
}

/** Serves in Discord. @throws the reason of `stopping`, from wherever it is; else as {@link serve}. */
async function serveDiscord({ discord, folder, state, log }: Serving, stopping: AbortSignal): Promise<never> {
  // Before the first desk is there, its documents are read anyway; without a handler the signal ends the process.
  let reload = (): void => undefined;
  process.on('SIGHUP', () => reload());
  let current = await buildDesk(folder);
  // Discord waits 3 s for an answer, the first one too.
  await warmUp(current);
  stopping.throwIfAborted();
  const swap = (fresh: Desk) => {
    current = fresh;
    askAgain(state, fresh, log);
  };
  reload = createReload(() => buildAside(folder, log), swap, log);
  askAgain(state, current, log);
  const [{ startDiscord }, { whenAborted }] = await Promise.all([
    import('./discord/start.ts'),
    import('./discord/under-way.ts'),
  ]);
  const parts = { desk: () => current, commands: await loadCommands(), log, state };
  const door = await startDiscord(discord, parts, stopping);
  try {
    return await Promise.race([whenAborted(stopping), door.ended]);
  } finally {
    await door.stop();
  }
}

async function serveConsole(desk: Desk, state: State, log: Log): Promise<void> {
  const { runConsole } = await import('./console/console.ts');
  const commands = await loadCommands();
  await runConsole({ desk: () => desk, commands, log, state, input: process.stdin, output: process.stdout });
}

/**
 * Serves until it is told to stop: Discord where there is a token, else the console. In Discord the process then ends.
 * @param folder of the corpus; on SIGHUP it is read anew.
 * @throws CorpusError or ConfigError where it cannot start, ConfigError where Discord ends the connection for good.
 */
export async function serve(config: Config, folder: string): Promise<void> {
  const { discord } = config;
  const log = createLog(config.logLevel ?? (discord ? 'info' : 'warn'));
  const state = createState(config, log);
  if (!discord) {
    await serveConsole(await buildDesk(folder), state, log);
    return state.close();
  }
  const stopping = stopSignal();
  try {
    await serveDiscord({ discord, folder, state, log }, stopping);
  } catch (error) {
    if (!stopping.aborted) throw error;
    if (error !== stopping.reason) log.warn({ error: messageOf(error) }, 'stopped while it failed');
  } finally {
    await state.close();
  }
  log.info('stopped');
  // A request that Discord has not answered keeps nobody waiting.
  process.exit();
}
