import type { Desk } from './answer/desk.ts';
import { warmUp } from './answer/warm-up.ts';
import { loadCommands } from './commands/kit/registry.ts';
import type { Config } from './config.ts';
import { messageOf } from './errors.ts';
import { createLog, type Log } from './log.ts';

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

/**
 * Serves until it is told to stop: Discord where there is a token, else the console.
 * @param build reads the corpus and builds a desk.
 * @throws CorpusError or ConfigError where it cannot start, ConfigError where Discord ends the connection for good.
 */
export async function serve(config: Config, build: () => Promise<Desk>): Promise<void> {
  const log = createLog(config.logLevel ?? (config.discord ? 'info' : 'warn'));
  let current = await build();
  const commands = await loadCommands();
  const desk = () => current;
  if (!config.discord) {
    const { runConsole } = await import('./console/console.ts');
    return runConsole({ desk, commands, log, input: process.stdin, output: process.stdout });
  }
  // Discord waits 3 s for an answer, the first one too.
  warmUp(current);
  const swap = (fresh: Desk) => {
    warmUp(fresh);
    current = fresh;
  };
  reloadOnHangup(build, swap, log);
  const stopped = stopSignal();
  const { startDiscord } = await import('./discord/start.ts');
  const door = await startDiscord(config.discord, desk, commands, log);
  try {
    await Promise.race([stopped, door.ended]);
  } finally {
    await door.stop();
  }
  log.info('stopped');
}
