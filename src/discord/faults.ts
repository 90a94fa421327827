import {
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
  RateLimitError,
} from 'discord.js';
import { ConfigError, messageOf } from '../errors.ts';

const NO_TOKEN =
  'DISCORD_TOKEN: Discord does not accept this token; copy it from https://discord.com/developers/applications, your application, Bot, Reset Token';
const BASE = 'it must be the base address without version and slash, such as https://discord.com/api';

/** What a connection that Discord closed for good means, and who can mend it [Gateway, Close Event Codes]. */
const CLOSED: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: NO_TOKEN,
  [GatewayCloseCodes.InvalidShard]: 'SHARD_IDS: Discord does not accept these shards; each must be below SHARD_COUNT',
  [GatewayCloseCodes.ShardingRequired]:
    'SHARD_COUNT: too few shards for the servers the bot is in; leave it empty to let Discord decide',
  [GatewayCloseCodes.InvalidAPIVersion]: `DISCORD_API_URL: this gateway does not speak version 10; ${BASE}`,
  [GatewayCloseCodes.InvalidIntents]: `DISCORD_API_URL: this gateway does not know the intents of Discord; ${BASE}`,
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord refuses the intents of the bot, though none is privileged; look at https://discord.com/developers/applications, your application, Bot, whether it is restricted',
};

/** @returns why the connection is over for good, for the operator. */
export function closedFault(code: number): ConfigError {
  return new ConfigError(CLOSED[code] ?? `Discord closed the connection for good (code ${code})`);
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : undefined;
}

/** @returns why Discord cannot be reached or does not let the bot in, in one line for the operator. */
export function startFault(error: unknown, apiUrl: string): ConfigError {
  if (error instanceof ConfigError) return error;
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return new ConfigError(NO_TOKEN);
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    if (error.status === 401) return new ConfigError(NO_TOKEN);
    if (error.status >= 500) {
      return new ConfigError(`Discord at ${apiUrl} is out of order (it answers ${error.status}); try again later`);
    }
    return notDiscord(apiUrl, `it answers ${error.status}`);
  }
  if (error instanceof RateLimitError) return new ConfigError(`Discord at ${apiUrl} asks to wait; try again later`);
  const reason = codeOf(error) ?? messageOf(error).split('\n', 1).join();
  return new ConfigError(
    `DISCORD_API_URL: ${apiUrl} cannot be reached (${reason}); is the address right, and the network up?`,
  );
}

/** @returns the fault of an address where something else than Discord answers. */
export function notDiscord(apiUrl: string, seen: string): ConfigError {
  return new ConfigError(`DISCORD_API_URL: ${apiUrl} does not answer like Discord (${seen}); ${BASE}`);
}
