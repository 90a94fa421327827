// Taken when the module loads, so that a test with fake timers does not stop the stand-in itself.
const { setTimeout: startTimer, clearTimeout: stopTimer, setInterval: repeat, setImmediate: runSoon } = globalThis;
// For what changes without a request to the stand-in, such as a variable of the test.
const LOOK_AGAIN_MS = 20;

/** Runs something after what is under way, on the real clock. */
export function soon(work: () => void): void {
  runSoon(work);
}

/** Lets a test wait until something in the stand-in has come true. */
export class Signal {
  readonly #waiting = new Map<() => void, (error: Error) => void>();

  /** Looks again at everything that is being waited for. */
  notify(): void {
    for (const check of [...this.#waiting.keys()]) check();
  }

  /** Resolves with the first defined value of `probe`; rejects with `sentence()` after `timeoutMs`. */
  until<T>(probe: () => T | undefined, timeoutMs: number, sentence: () => string): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const timer = startTimer(() => fail(new Error(sentence())), timeoutMs);
      const check = (): void => {
        const found = probe();
        if (found === undefined) return;
        this.#waiting.delete(check);
        stopTimer(timer);
        resolve(found);
      };
      const fail = (error: Error): void => {
        this.#waiting.delete(check);
        stopTimer(timer);
        reject(error);
      };
      this.#waiting.set(check, fail);
      check();
      if (!this.#waiting.has(check)) return;
      const looking = repeat(() => (this.#waiting.has(check) ? check() : stopTimer(looking)), LOOK_AGAIN_MS);
    });
  }

  /** Rejects everything that is still being waited for. */
  abandon(reason: string): void {
    for (const fail of [...this.#waiting.values()]) fail(new Error(reason));
  }
}
