import { newId } from './ids.ts';
import { type Json, json, text } from './json.ts';
import { DEFAULT_PERMISSIONS } from './permissions.ts';
import type { State } from './state.ts';

/** Who does something, and where. Everything has a default: user 1000000000000000002 in the first text channel. */
export interface Actor {
  userId?: string;
  username?: string;
  /** Role ids of the user in the guild. */
  roles?: string[];
  /** The user's language, default en-US. */
  locale?: string;
  /** The guild's language, default that of the guild. */
  guildLocale?: string;
  channelId?: string;
  /** A guild the bot is not in is allowed: the user has then installed the bot for themselves. */
  guildId?: string | null;
  /** Default: guild where there is a guild, else bot_dm. */
  context?: 'guild' | 'bot_dm' | 'private';
  /** Default: the guild, `{ 0: '0' }` in the bot's direct messages, `{ 1: userId }` elsewhere. */
  integrationOwners?: Record<string, string>;
  memberPermissions?: bigint;
  appPermissions?: bigint;
  /** How long to wait for the bot, default 20 s: a busy machine is no fault. */
  timeoutMs?: number;
  /** The interaction is over before any answer arrives, as if the bot had taken too long. */
  expired?: boolean;
  /** `callback` resolves at the first response even if that only defers; the default waits for what fills it. */
  until?: 'callback' | 'answer';
}

/** An actor with every default filled in. */
export interface Scene {
  user: Json;
  userId: string;
  guildId: string | null;
  guildKnown: boolean;
  channel: Json;
  channelId: string;
  context: number;
  owners: Json;
}

const DEFAULT_USER = '1000000000000000002';
const CONTEXTS = { guild: 0, bot_dm: 1, private: 2 } as const;

/** Fills in where an actor is. */
export function sceneOf(state: State, actor: Actor): Scene {
  const { world } = state;
  const userId = actor.userId ?? DEFAULT_USER;
  const user = world.user(userId, actor.username);
  const guildId = guildOfActor(state, actor);
  const before = world.outside.get(actor.channelId ?? '');
  const usual = before?.context ?? CONTEXTS[guildId === null ? 'bot_dm' : 'guild'];
  const context = actor.context === undefined ? usual : CONTEXTS[actor.context];
  const channel = before?.channel ?? channelOfActor(state, actor, guildId, context);
  if (!world.channels.has(text(channel.id))) world.outside.set(text(channel.id), { guildId, context, channel });
  const guildKnown = guildId !== null && world.guilds.has(guildId);
  const owners = actor.integrationOwners ?? defaultOwners(guildKnown ? guildId : null, context, userId);
  const channelId = text(channel.id);
  return { user, userId, guildId, guildKnown, channel, channelId, context, owners: { ...owners } };
}

function defaultOwners(guildId: string | null, context: number, userId: string): Record<string, string> {
  if (guildId !== null) return { '0': guildId };
  return context === CONTEXTS.bot_dm ? { '0': '0' } : { '1': userId };
}

function guildOfActor(state: State, actor: Actor): string | null {
  if (actor.guildId !== undefined) return actor.guildId;
  if (actor.context === 'bot_dm' || actor.context === 'private') return null;
  const channel = actor.channelId === undefined ? undefined : state.world.channels.get(actor.channelId);
  if (channel !== undefined) return text(channel.guild_id) || null;
  const before = state.world.outside.get(actor.channelId ?? '');
  if (before !== undefined) return before.guildId;
  return [...state.world.guilds.keys()][0] ?? null;
}

function channelOfActor(state: State, actor: Actor, guildId: string | null, context: number): Json {
  const { world } = state;
  const userId = actor.userId ?? DEFAULT_USER;
  const known = actor.channelId === undefined ? undefined : world.channels.get(actor.channelId);
  if (known !== undefined) return known;
  if (context === CONTEXTS.bot_dm && actor.channelId === undefined) return world.dm(userId);
  const id = actor.channelId ?? newId();
  if (context === CONTEXTS.private) return { id, type: 3, flags: 0, name: null, recipients: [world.user(userId)] };
  const text0 = guildId === null ? undefined : world.channelsOf(guildId).find(({ type }) => type === 0);
  if (actor.channelId === undefined && text0 !== undefined) return text0;
  return { id, type: guildId === null ? 1 : 0, name: 'elsewhere', ...(guildId === null ? {} : { guild_id: guildId }) };
}

/** The part of an INTERACTION_CREATE payload that tells who, where and with which rights. */
export function scenePayload(state: State, scene: Scene, actor: Actor): Json {
  const { guildId } = scene;
  const locale = actor.locale ?? 'en-US';
  const appPermissions =
    actor.appPermissions ??
    (scene.guildKnown && guildId !== null
      ? state.world.permissions(guildId, state.world.botId, scene.channelId)
      : DEFAULT_PERMISSIONS);
  const { permission_overwrites: _overwrites, ...channel } = scene.channel;
  const common: Json = {
    application_id: state.world.botId,
    channel_id: scene.channelId,
    version: 1,
    locale,
    app_permissions: String(appPermissions),
    authorizing_integration_owners: scene.owners,
    context: scene.context,
    entitlements: [],
    attachment_size_limit: 10_485_760,
  };
  if (guildId === null) return { ...common, channel, user: scene.user };
  const guild = state.world.guilds.get(guildId);
  const guildLocale = actor.guildLocale ?? (text(guild?.preferred_locale) || 'en-US');
  const member = json(state.world.member(guildId, scene.userId, actor.roles));
  const held = scene.guildKnown ? state.world.permissions(guildId, scene.userId, scene.channelId) : DEFAULT_PERMISSIONS;
  const permissions = String(actor.memberPermissions ?? held);
  return {
    ...common,
    channel: { ...channel, permissions },
    member: { ...member, permissions },
    guild_id: guildId,
    guild: { id: guildId, features: [], locale: guildLocale },
    guild_locale: guildLocale,
  };
}
