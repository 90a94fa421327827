import type { Desk } from './answer/desk.ts';
import { warmUp } from './answer/warm-up.ts';
import { loadCommands } from './commands/kit/registry.ts';
import { askUnanswered } from './commands/kit/unanswered.ts';
import type { Config } from './config.ts';
import { messageOf } from './errors.ts';
import { createLog, type Log } from './log.ts';
import { createState, type State } from './state/state.ts';

/** @returns once the process is asked to stop. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}

/** On SIGHUP builds a new desk and swaps it in; where the corpus is faulty, the desk that was serving keeps serving. */
function reloadOnHangup(build: () => Promise<Desk>, swap: (desk: Desk) => void, log: Log): void {
  process.on('SIGHUP', () => {
    build().then(
      (desk) => {
        swap(desk);
        log.info({ documents: desk.corpus.documents.length }, 'corpus reloaded');
      },
      (error: unknown) => log.error(`corpus not reloaded, the old one keeps serving: ${messageOf(error)}`),
    );
  });
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
 * @returns whether all of it is.
 */
export async function doctor(config: Config, output: NodeJS.WritableStream): Promise<boolean> {
  const { examine } = await import('./discord/doctor.ts');
  const state = createState(config, createLog('silent'));
  let healthy = true;
  try {
    for await (const { ok, what, text } of examine(config.discord, await loadCommands(), state)) {
      healthy &&= ok;
      output.write(`${ok ? 'ok  ' : 'FAIL'}  ${what}: ${text}\n`);
    }
  } finally {
    await state.close();
  }
  return healthy;
}

/**
 * Serves until it is told to stop: Discord where there is a token, else the console.
 * @param build reads the corpus and builds a desk.
 * @throws CorpusError or ConfigError where it cannot start, ConfigError where Discord ends the connection for good.
 */
export async function serve(config: Config, build: () => Promise<Desk>): Promise<void> {
  const log = createLog(config.logLevel ?? (config.discord ? 'info' : 'warn'));
  let current = await build();
  const commands = await loadCommands();
  const state = createState(config, log);
  const desk = () => current;
  if (!config.discord) {
    const { runConsole } = await import('./console/console.ts');
    await runConsole({ desk, commands, log, state, input: process.stdin, output: process.stdout });
    return state.close();
  }
  // Discord waits 3 s for an answer, the first one too.
  warmUp(current);
  const swap = (fresh: Desk) => {
    warmUp(fresh);
    current = fresh;
    askAgain(state, fresh, log);
  };
  reloadOnHangup(build, swap, log);
  askAgain(state, current, log);
  const stopped = stopSignal();
  const { startDiscord } = await import('./discord/start.ts');
  const door = await startDiscord(config.discord, desk, commands, log, state);
  try {
    await Promise.race([stopped, door.ended]);
  } finally {
    await door.stop();
    await state.close();
  }
  log.info('stopped');
}
