/**
 * Waits for work to end, well or badly, but no longer than a time; nothing is left that keeps the process alive.
 * @param ms the time, in milliseconds.
 */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([Promise.allSettled([work]), over]);
  clearTimeout(timer);
}

/** Rejects with the signal's reason when it is aborted; never resolves. */
export function whenAborted(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // Whoever waits beside it may have got what they wanted long before.
  aborted.catch(() => undefined);
  return aborted;
}
