const DISCORD_EPOCH = 1_420_070_400_000n;
let lastId = 0n;

/** A new snowflake: later calls always give larger ids, and the id tells its time as Discord's do. */
export function newId(): string {
  const now = (BigInt(Date.now()) - DISCORD_EPOCH) << 22n;
  lastId = now > lastId ? now : lastId + 1n;
  return String(lastId);
}

/** The time inside a snowflake. */
export function timeOf(id: string): Date {
  return new Date(Number((BigInt(id) >> 22n) + DISCORD_EPOCH));
}

/** The shard that serves a guild; everything outside guilds is served by shard 0. */
export function shardOf(guildId: string | null, shards: number): number {
  return guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
