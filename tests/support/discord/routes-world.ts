import { ApiError } from './errors.ts';
import { bodyOf, param, type Reply, type Route, route } from './http.ts';
import { type Json, json, text } from './json.ts';
import { PERMISSION } from './permissions.ts';
import type { State } from './state.ts';

const ok = (body: unknown): Reply => ({ status: 200, body });

/** Routes that tell about the gateway, the application, users, guilds and channels. */
export function worldRoutes(state: State): Route[] {
  const { world } = state;
  const application = (): Reply => ok(applicationObject(state));
  return [
    route('GET', '/gateway/bot', () => ok(gatewayInfo(state))),
    route('GET', '/gateway', () => ok({ url: state.gatewayUrl() }), false),
    route('GET', '/users/@me', () => ok(world.bot)),
    route('GET', '/users/:user', (call) => ok(found(world.users.get(param(call, 'user')), 10013, 'Unknown User'))),
    route('GET', '/applications/@me', application),
    route('GET', '/oauth2/applications/@me', application),
    route('POST', '/users/@me/channels', (call) => ok(world.dm(text(bodyOf(call).recipient_id)))),
    route('GET', '/guilds/:guild', (call) => ok(guild(state, param(call, 'guild')))),
    route('GET', '/guilds/:guild/channels', (call) => {
      guild(state, param(call, 'guild'));
      return ok(world.channelsOf(param(call, 'guild')));
    }),
    route('GET', '/guilds/:guild/roles', (call) => ok(guild(state, param(call, 'guild')).roles)),
    route('GET', '/guilds/:guild/members/:user', (call) => {
      guild(state, param(call, 'guild'));
      return ok(found(world.members.get(`${param(call, 'guild')}/${param(call, 'user')}`), 10007, 'Unknown Member'));
    }),
    route('GET', '/channels/:channel', (call) => ok(openChannel(state, param(call, 'channel'), 0n))),
  ];
}

/** A channel the bot can see and where it holds `needed`; Discord's refusal otherwise. */
export function openChannel(state: State, channelId: string, needed: bigint): Json {
  const channel = found(state.world.channels.get(channelId), 10003, 'Unknown Channel');
  const guildId = text(channel.guild_id);
  if (guildId === '') return channel;
  const held = state.world.permissions(guildId, state.world.botId, channelId);
  if ((held & PERMISSION.viewChannel) === 0n) throw new ApiError(403, 50001, 'Missing Access');
  if ((held & needed) !== needed) throw new ApiError(403, 50013, 'Missing Permissions');
  return channel;
}

function found(value: Json | undefined, code: number, message: string): Json {
  if (value === undefined) throw new ApiError(404, code, message);
  return value;
}

function guild(state: State, id: string): Json {
  return found(state.world.guilds.get(id), 10004, 'Unknown Guild');
}

function gatewayInfo(state: State): Json {
  const limit = { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: state.maxConcurrency };
  return { url: state.gatewayUrl(), shards: state.shards, session_start_limit: limit };
}

function applicationObject(state: State): Json {
  const { bot, botId, guilds } = state.world;
  return {
    id: botId,
    name: json(bot).username,
    description: '',
    bot,
    bot_public: true,
    bot_require_code_grant: false,
    approximate_guild_count: guilds.size,
    approximate_user_install_count: 0,
    integration_types_config: { '0': {}, '1': {} },
    owner: state.world.user('1000000000000000009', 'owner'),
    ...{ icon: null, team: null, flags: 0, tags: [], verify_key: '0'.repeat(64), summary: '', type: null },
  };
}
