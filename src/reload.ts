import { Worker } from 'node:worker_threads';
import { createDesk, type Desk } from './answer/desk.ts';
import { warmUp } from './answer/warm-up.ts';
import type { DeskMessage } from './desk-worker.ts';
import { CorpusError, messageOf } from './errors.ts';
import type { Log } from './log.ts';

/** Lies beside this file in the compiled program. */
const WORKER = new URL('./desk-worker.js', import.meta.url);

/**
 * Builds the desk of a corpus folder while another one serves: what takes seconds is done in a thread of its own, the
 * rest in small steps.
 * @throws CorpusError with every fault of the corpus.
 */
export async function buildAside(folder: string, log: Log): Promise<Desk> {
  const worker = new Worker(WORKER, { workerData: folder });
  const message = await new Promise<DeskMessage>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread that prepares the corpus ended with ${code}`)));
  });
  if ('faults' in message) throw new CorpusError(message.faults);
  log.debug('the corpus is prepared');
  const desk = createDesk(message.corpus, message.prepared);
  await warmUp(desk);
  return desk;
}

/**
 * Makes the function that has the corpus read anew and the new desk put in the place of the one that serves; where the
 * corpus is faulty, that one keeps serving. One reading follows another, so that what was written last comes last; asked
 * for during a reading, however often, it is done once more.
 */
export function createReload(build: () => Promise<Desk>, swap: (desk: Desk) => void, log: Log): () => void {
  let underWay = false;
  let again = false;
  const reload = async () => {
    log.info('reading the corpus anew');
    try {
      const desk = await build();
      swap(desk);
      log.info({ documents: desk.corpus.documents.length }, 'corpus reloaded');
    } catch (error) {
      log.error(`corpus not reloaded, the old one keeps serving: ${messageOf(error)}`);
    }
  };
  const reloadInTurn = async () => {
    underWay = true;
    do {
      again = false;
      await reload();
    } while (again);
    underWay = false;
  };
  return () => {
    if (underWay) again = true;
    else void reloadInTurn();
  };
}
