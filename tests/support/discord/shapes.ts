import type { Json } from './json.ts';
import { DEFAULT_PERMISSIONS } from './permissions.ts';

/** The channel types that are threads. */
export const THREADS = [10, 11, 12];

/** A permission overwrite of a channel; `type` 0 is a role, 1 a member. */
export interface OverwriteSpec {
  id: string;
  type: 0 | 1;
  allow?: bigint | string;
  deny?: bigint | string;
}

/** A channel of a guild. `type` is Discord's number (default 0, a text channel); `extra` is laid over the object. */
export interface ChannelSpec {
  id: string;
  name: string;
  type?: number;
  parent_id?: string;
  permission_overwrites?: OverwriteSpec[];
  extra?: Json;
}

/** A role of a guild; the role whose id is the guild's id is @everyone. */
export interface RoleSpec {
  id: string;
  name: string;
  permissions?: bigint | string;
}

/** A guild the bot is in. */
export interface GuildSpec {
  id: string;
  name: string;
  channels?: ChannelSpec[];
  roles?: RoleSpec[];
  ownerId?: string;
  locale?: string;
}

/** A user object. */
export function userObject(id: string, name: string): Json {
  return {
    id,
    username: name,
    global_name: name,
    discriminator: '0',
    avatar: null,
    banner: null,
    accent_color: null,
    avatar_decoration_data: null,
    public_flags: 0,
    flags: 0,
    bot: false,
  };
}

/** A guild member object. */
export function memberObject(user: Json, roles: string[]): Json {
  return {
    user,
    roles,
    nick: null,
    avatar: null,
    banner: null,
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

/** A role object. */
export function roleObject(spec: RoleSpec, position: number): Json {
  return {
    id: spec.id,
    name: spec.name,
    permissions: String(spec.permissions ?? DEFAULT_PERMISSIONS),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

/** A guild channel or thread object. */
export function channelObject(guildId: string, spec: ChannelSpec, position: number): Json {
  const type = spec.type ?? 0;
  const overwrites = (spec.permission_overwrites ?? []).map(({ id, type: kind, allow, deny }) => ({
    id,
    type: kind,
    allow: String(allow ?? 0n),
    deny: String(deny ?? 0n),
  }));
  const thread = { archived: false, auto_archive_duration: 1440, archive_timestamp: new Date(0).toISOString() };
  return {
    id: spec.id,
    name: spec.name,
    type,
    guild_id: guildId,
    position,
    parent_id: spec.parent_id ?? null,
    permission_overwrites: overwrites,
    ...{ topic: null, nsfw: false, last_message_id: null, rate_limit_per_user: 0, flags: 0 },
    ...(THREADS.includes(type) ? { thread_metadata: { ...thread, locked: false }, message_count: 0 } : {}),
    ...spec.extra,
  };
}

/** A guild object without what only GUILD_CREATE adds. */
export function guildObject(spec: GuildSpec, roles: Json[]): Json {
  return {
    id: spec.id,
    name: spec.name,
    owner_id: spec.ownerId ?? '1000000000000000009',
    preferred_locale: spec.locale ?? 'en-US',
    roles,
    ...{ icon: null, splash: null, discovery_splash: null, banner: null, description: null, vanity_url_code: null },
    ...{ emojis: [], stickers: [], features: [], afk_channel_id: null, afk_timeout: 300, application_id: null },
    ...{ system_channel_id: null, system_channel_flags: 0, rules_channel_id: null, public_updates_channel_id: null },
    ...{ safety_alerts_channel_id: null, verification_level: 0, default_message_notifications: 0, mfa_level: 0 },
    ...{ explicit_content_filter: 0, nsfw: false, nsfw_level: 0, premium_tier: 0, premium_subscription_count: 0 },
    ...{ premium_progress_bar_enabled: false, max_members: 500_000, max_presences: null, region: 'deprecated' },
  };
}
