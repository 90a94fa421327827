import { parentPort, workerData } from 'node:worker_threads';
import { CorpusError, type Fault } from './errors.ts';
import { type PreparedCorpus, prepareCorpus } from './saved-desk.ts';

/** What the thread hands over: plain data, for errors of our own classes do not survive the way. */
export type DeskMessage = PreparedCorpus | { readonly faults: readonly Fault[] };

/** The body of a thread that reads and prepares the corpus folder it is given. */
async function work(folder: string): Promise<DeskMessage> {
  try {
    return await prepareCorpus(folder, 'whole');
  } catch (error) {
    if (error instanceof CorpusError) return { faults: error.faults };
    throw error;
  }
}

parentPort?.postMessage(await work(String(workerData)));
