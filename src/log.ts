import { destination, type Logger, pino } from 'pino';

export type Log = Logger;

/**
 * The program's log: JSON lines on standard error, because standard output belongs to answers. Written beside the
 * work and not before it goes on, which would cost every answer a tenth of its time; pino writes what waits when the
 * process ends.
 * @param level pino's level; `silent` writes nothing.
 */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination({ dest: 2, sync: false }));
}
