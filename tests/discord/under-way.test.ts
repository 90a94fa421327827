import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { within } from '../../src/discord/under-way.ts';

describe('waiting for work, but not too long', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('ends with the work, well or badly, and leaves no timer that keeps the process alive', async () => {
    await within(3000, Promise.resolve());
    await within(3000, Promise.reject(new Error('no')));
    expect(vi.getTimerCount()).toBe(0);
  });

  test('ends when the time is over', async () => {
    let ended = false;
    const waiting = within(3000, new Promise(() => undefined)).then(() => {
      ended = true;
    });
    await vi.advanceTimersByTimeAsync(2999);
    expect(ended).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
    expect(ended).toBe(true);
  });
});
