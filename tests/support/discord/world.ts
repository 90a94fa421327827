import { newId } from './ids.ts';
import { type Json, json, text } from './json.ts';
import { DEFAULT_PERMISSIONS, permissionsOf, rolesOf } from './permissions.ts';
import { channelObject, type GuildSpec, guildObject, memberObject, roleObject, THREADS, userObject } from './shapes.ts';

/** What the stand-in's world is made of. */
export interface WorldOptions {
  botId: string;
  botName: string;
  guilds: GuildSpec[];
  botPermissions: bigint;
}

/** Users, guilds and channels. */
export class World {
  readonly botId: string;
  readonly bot: Json;
  readonly guilds = new Map<string, Json>();
  readonly channels = new Map<string, Json>();
  readonly users = new Map<string, Json>();
  readonly members = new Map<string, Json>();
  /** Where the bot was used without being there itself: other guilds and private channels, by channel. */
  readonly outside = new Map<string, { guildId: string | null; context: number; channel: Json }>();

  constructor(options: WorldOptions) {
    this.botId = options.botId;
    this.bot = { ...userObject(options.botId, options.botName), bot: true };
    this.users.set(this.botId, this.bot);
    for (const guild of options.guilds) this.addGuild(guild, options.botPermissions);
  }

  /** Adds a guild with its channels, @everyone, the bot's role and the bot as a member. */
  addGuild(spec: GuildSpec, botPermissions = DEFAULT_PERMISSIONS): Json {
    const botRole = newId();
    const roles = [
      // Members can do no more than the bot, so that botPermissions alone decides what the bot can do.
      roleObject({ id: spec.id, name: '@everyone', permissions: DEFAULT_PERMISSIONS & botPermissions }, 0),
      { ...roleObject({ id: botRole, name: 'bot', permissions: botPermissions }, 1), managed: true },
    ];
    const given = (spec.roles ?? []).map((role, index) => roleObject(role, index + 2));
    const ids = new Set(given.map((role) => role.id));
    const channels = (spec.channels ?? []).map((channel, index) => channelObject(spec.id, channel, index));
    const guild = guildObject(spec, [...roles.filter(({ id }) => !ids.has(id)), ...given]);
    this.guilds.set(spec.id, guild);
    for (const channel of channels) this.channels.set(text(channel.id), channel);
    this.members.set(`${spec.id}/${this.botId}`, memberObject(this.bot, [botRole]));
    return guild;
  }

  /** Takes a guild and its channels away. */
  removeGuild(guildId: string): void {
    this.guilds.delete(guildId);
    for (const [id, channel] of this.channels) if (channel.guild_id === guildId) this.channels.delete(id);
  }

  /** A user; one that was not known before is made. */
  user(id: string, name?: string): Json {
    const known = this.users.get(id);
    if (known !== undefined) return known;
    const user = userObject(id, name ?? `user${id.slice(-4)}`);
    this.users.set(id, user);
    return user;
  }

  /** A user as a member of a guild; one that was not a member before becomes one. */
  member(guildId: string, userId: string, roles: string[] = []): Json {
    const key = `${guildId}/${userId}`;
    const known = this.members.get(key);
    if (known !== undefined && roles.length === 0) return known;
    const member = memberObject(this.user(userId), roles);
    this.members.set(key, member);
    return member;
  }

  /** The direct-message channel between the bot and a user. */
  dm(userId: string): Json {
    const known = [...this.channels.values()].find(({ type, dm_user }) => type === 1 && dm_user === userId);
    if (known !== undefined) return known;
    const channel: Json = { id: newId(), type: 1, flags: 0, last_message_id: null, recipients: [this.user(userId)] };
    // Not enumerable, so that it is never sent to the bot.
    Object.defineProperty(channel, 'dm_user', { value: userId });
    this.channels.set(text(channel.id), channel);
    return channel;
  }

  /** The channels of a guild, threads left out unless asked for. */
  channelsOf(guildId: string, threads = false): Json[] {
    const inGuild = [...this.channels.values()].filter((channel) => channel.guild_id === guildId);
    return inGuild.filter(({ type }) => THREADS.includes(Number(type)) === threads);
  }

  /** What a member may do in a channel; a thread takes the rules of its parent. */
  permissions(guildId: string, userId: string, channelId: string): bigint {
    const guild = this.guilds.get(guildId);
    const channel = this.channels.get(channelId);
    if (guild === undefined || channel === undefined) return DEFAULT_PERMISSIONS;
    const thread = THREADS.includes(Number(channel.type));
    const ruling = thread ? this.channels.get(text(channel.parent_id)) : channel;
    const roles = rolesOf(json(this.members.get(`${guildId}/${userId}`)));
    return permissionsOf(guild, { id: userId, roles }, ruling);
  }

  /** The GUILD_CREATE payload of a guild. */
  guildCreate(guildId: string): Json {
    const member = this.members.get(`${guildId}/${this.botId}`);
    return {
      ...this.guilds.get(guildId),
      joined_at: new Date().toISOString(),
      large: false,
      unavailable: false,
      member_count: 2,
      members: [member],
      channels: this.channelsOf(guildId),
      threads: this.channelsOf(guildId, true),
      ...{ voice_states: [], presences: [], stage_instances: [], guild_scheduled_events: [], soundboard_sounds: [] },
    };
  }
}
