import { LIMITS } from './limits.ts';

/** Changes when the meaning of what follows it does; a button of another version gets a polite reply. */
const VERSION = 'v1';

/** What a button does, kept in the button itself so that it outlives a restart and works on any shard. */
export interface Press {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * Writes a press as a `custom_id`, `v1:command:arg:arg…`.
 * @returns undefined where it is longer than Discord takes: such a button cannot be shown.
 */
export function encodePress({ command, args }: Press): string | undefined {
  const id = [VERSION, command, ...args].map((part) => part.replace(/[%:]/g, encodeURIComponent)).join(':');
  return id.length <= LIMITS.customId ? id : undefined;
}

/** @returns the press a `custom_id` stands for; undefined for an id of another version or of somebody else. */
export function decodePress(id: string): Press | undefined {
  const [version, command, ...args] = id.split(':').map((part) => part.replaceAll('%3A', ':').replaceAll('%25', '%'));
  return version === VERSION && command ? { command, args } : undefined;
}
