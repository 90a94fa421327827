import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Log } from '../../src/log.ts';

/** A log that is kept. */
export function keepLog(): { log: Log; logged: Record<string, unknown>[] } {
  const logged: Record<string, unknown>[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { log: pino({ level: 'trace', base: null }, sink), logged };
}
