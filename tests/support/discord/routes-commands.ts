import { checkCommand, checkCommands, checkCounts } from './check-command.ts';
import { withoutLocalisations } from './commands.ts';
import { ApiError } from './errors.ts';
import { bodyOf, type Call, param, type Reply, type Route, route } from './http.ts';
import { type Json, jsonList } from './json.ts';
import type { State } from './state.ts';

/** Routes for global and guild application commands. */
export function commandRoutes(state: State): Route[] {
  return ['/applications/:app/commands', '/applications/:app/guilds/:guild/commands'].flatMap((base) => [
    route('GET', base, (call) => list(state, call)),
    route('PUT', base, (call) => overwrite(state, call)),
    route('POST', base, (call) => create(state, call)),
    route('GET', `${base}/:command`, (call) => ({
      status: 200,
      body: state.commands.get(scope(state, call), param(call, 'command')),
    })),
    route('PATCH', `${base}/:command`, (call) => edit(state, call)),
    route('DELETE', `${base}/:command`, (call) => {
      state.commands.remove(scope(state, call), param(call, 'command'));
      return { status: 204 };
    }),
  ]);
}

function scope(state: State, call: Call): string | null {
  if (param(call, 'app') !== state.world.botId) throw new ApiError(404, 10002, 'Unknown Application');
  const guildId = call.params.guild ?? null;
  if (guildId !== null && !state.world.guilds.has(guildId)) throw new ApiError(403, 50001, 'Missing Access');
  return guildId;
}

function list(state: State, call: Call): Reply {
  const commands = state.commands.all(scope(state, call));
  const full = call.query.get('with_localizations') === 'true';
  return { status: 200, body: full ? commands : commands.map(withoutLocalisations) };
}

function overwrite(state: State, call: Call): Reply {
  const guildId = scope(state, call);
  if (!Array.isArray(call.body)) throw new ApiError(400, 50035, 'Invalid Form Body');
  const commands = jsonList(call.body);
  checkCommands(`PUT ${call.path}`, commands, guildId !== null, state.violations);
  warnOfDoubles(state, guildId, commands);
  return { status: 200, body: state.commands.overwrite(guildId, commands) };
}

function create(state: State, call: Call): Reply {
  const guildId = scope(state, call);
  const body = bodyOf(call);
  const where = `POST ${call.path}`;
  checkCommand(where, body, guildId !== null, state.violations);
  const type = body.type ?? 1;
  const others = state.commands.all(guildId).filter((one) => one.name !== body.name || one.type !== type);
  checkCounts(where, [...others, body], state.violations);
  warnOfDoubles(state, guildId, [body]);
  const { command, created } = state.commands.upsert(guildId, body);
  return { status: created ? 201 : 200, body: command };
}

function edit(state: State, call: Call): Reply {
  const guildId = scope(state, call);
  const before = state.commands.get(guildId, param(call, 'command'));
  const { id: _id, application_id: _app, version: _version, guild_id: _guild, ...rest } = before;
  const { dm_permission: _dm, contexts, integration_types, ...settings } = rest;
  const places = guildId === null ? { contexts, integration_types } : {};
  const body: Json = { ...settings, ...places, ...bodyOf(call) };
  checkCommand(`PATCH ${call.path}`, body, guildId !== null, state.violations);
  return { status: 200, body: state.commands.edit(guildId, param(call, 'command'), bodyOf(call)) };
}

function warnOfDoubles(state: State, guildId: string | null, commands: readonly Json[]): void {
  if (guildId === null) return;
  const doubles = commands.filter(({ name }) => state.commands.all(null).some((one) => one.name === name));
  if (doubles.length === 0) return;
  const names = doubles.map(({ name }) => String(name)).join(', ');
  state.violations.push(`guild ${guildId}: also published globally, so users see them twice: ${names}`);
}
