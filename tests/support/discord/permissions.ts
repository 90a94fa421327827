import { type Json, jsonList, list, text } from './json.ts';

/** Permission bits by name, as far as the stand-in looks at them. */
export const PERMISSION = {
  administrator: 1n << 3n,
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readHistory: 1n << 16n,
  useCommands: 1n << 31n,
  sendInThreads: 1n << 38n,
  useExternalApps: 1n << 50n,
} as const;

/** What the bot and every member may do where the test says nothing else. */
export const DEFAULT_PERMISSIONS = Object.entries(PERMISSION)
  .filter(([name]) => name !== 'administrator')
  .reduce((bits, [, bit]) => bits | bit, 0n);

const ALL = (1n << 53n) - 1n;

/** The permissions of a member in a guild, or in one of its channels, by Discord's documented order. */
export function permissionsOf(guild: Json, member: { id: string; roles: readonly string[] }, channel?: Json): bigint {
  const held = [text(guild.id), ...member.roles];
  const roles = jsonList(guild.roles).filter((role) => held.includes(text(role.id)));
  const base = roles.reduce((bits, role) => bits | BigInt(text(role.permissions) || '0'), 0n);
  if (guild.owner_id === member.id || (base & PERMISSION.administrator) !== 0n) return ALL;
  if (channel === undefined) return base;
  const overwrites = jsonList(channel.permission_overwrites);
  const apply = (bits: bigint, ids: readonly string[]): bigint => {
    const hits = overwrites.filter(({ id }) => ids.includes(text(id)));
    const deny = hits.reduce((sum, hit) => sum | BigInt(text(hit.deny) || '0'), 0n);
    const allow = hits.reduce((sum, hit) => sum | BigInt(text(hit.allow) || '0'), 0n);
    return (bits & ~deny) | allow;
  };
  const bits = apply(apply(apply(base, [text(guild.id)]), [...member.roles]), [member.id]);
  return (bits & PERMISSION.viewChannel) === 0n ? 0n : bits;
}

/** The roles of a member object. */
export function rolesOf(member: Json): string[] {
  return list(member.roles).filter((role) => typeof role === 'string');
}
