import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIMessage } from 'discord.js';
import type { CommandInput } from './command-data.ts';
import { type Failure, type FailureRule, Failures } from './failures.ts';
import type { Gateway } from './gateway.ts';
import { type RecordedRequest, restServer } from './http.ts';
import type { Answer } from './interactions.ts';
import { type Json, text } from './json.ts';
import { buildState, type DiscordOptions } from './options.ts';
import { playAutocomplete, playCommand, playComponent, playMessageCommand, playModal } from './play.ts';
import { type MessageInput, playMessage } from './play-message.ts';
import { commandRoutes } from './routes-commands.ts';
import { interactionRoutes } from './routes-interactions.ts';
import { messageRoutes } from './routes-messages.ts';
import { webhookRoutes } from './routes-webhooks.ts';
import { worldRoutes } from './routes-world.ts';
import type { Actor } from './scene.ts';
import type { GuildSpec } from './shapes.ts';
import type { State } from './state.ts';

export type { Failure, FailureRule } from './failures.ts';
export type { RecordedRequest, UploadedFile } from './http.ts';
export type { Answer } from './interactions.ts';
export { type DiscordOptions, HOME } from './options.ts';
export { DEFAULT_PERMISSIONS, PERMISSION } from './permissions.ts';
export { choicesOf } from './play.ts';
export type { MessageInput } from './play-message.ts';
export type { Actor } from './scene.ts';
export type { ChannelSpec, GuildSpec, OverwriteSpec, RoleSpec } from './shapes.ts';

/** A running stand-in for Discord: REST, gateway, and the users who talk to the bot. */
export class Discord {
  readonly token: string;
  readonly botId: string;
  /** Every REST request, in order. */
  readonly requests: RecordedRequest[];
  /** What the bot did that Discord refuses or that a good bot avoids. */
  readonly violations: string[];
  readonly gateway: Gateway;
  /** Headers added to every REST answer, none by default. */
  headersFor: (request: RecordedRequest) => Record<string, string> = () => ({});
  readonly #state: State;
  readonly #server: Server;
  readonly #failures = new Failures();

  constructor(options: DiscordOptions) {
    this.botId = options.botId ?? '1000000000000000001';
    this.token = options.token ?? `${Buffer.from(this.botId).toString('base64url')}.stand-in.token`;
    this.requests = [];
    this.#state = buildState(options, this.botId, this.token, () =>
      this.url.replace(/^http(.*)\/api$/, 'ws$1/gateway'),
    );
    this.violations = this.#state.violations;
    this.gateway = this.#state.gateway;
    this.#server = restServer({
      token: this.token,
      failures: this.#failures,
      requests: this.requests,
      routes: [worldRoutes, commandRoutes, interactionRoutes, webhookRoutes, messageRoutes].flatMap((make) =>
        make(this.#state),
      ),
      headersFor: (request) => this.headersFor(request),
      answered: () => this.#state.signal.notify(),
      unknownRoute: ({ method, path }) => this.violations.push(`unknown route ${method} ${path}`),
    });
    this.gateway.attach(this.#server);
  }

  /** Starts to listen on 127.0.0.1. */
  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
  }

  /** The base for `rest: { api }` and DISCORD_API_URL: no version, no trailing slash. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api`;
  }

  /** Resolves when every shard of the bot is connected. */
  async connected(timeoutMs = 20_000): Promise<void> {
    const probe = (): true | undefined => (this.gateway.complete ? true : undefined);
    await this.#state.signal.until(probe, timeoutMs, () => `the bot was not connected within ${timeoutMs} ms`);
  }

  /** A user sends a slash command; `name` may hold a subcommand: `schedule add`. */
  async command(input: CommandInput & Actor): Promise<Answer> {
    return playCommand(this.#state, input);
  }

  /** A user types into the option `focused`; `choicesOf(answer)` are the offered choices. */
  async autocomplete(input: CommandInput & Actor & { focused: string }): Promise<Answer> {
    return playAutocomplete(this.#state, input);
  }

  /** A user presses a button of a message; `forged` presses one the message does not have. */
  async button(input: Actor & { customId: string; message: APIMessage; forged?: boolean }): Promise<Answer> {
    return playComponent(this.#state, input);
  }

  /** A user chooses in a select menu of a message. */
  async select(input: Actor & { customId: string; message: APIMessage; values: string[] }): Promise<Answer> {
    return playComponent(this.#state, input);
  }

  /** A user runs a message command on a message. */
  async messageCommand(input: Actor & { name: string; target: APIMessage }): Promise<Answer> {
    return playMessageCommand(this.#state, input);
  }

  /** A user sends a modal; `modal` is what the bot opened it with, `message` the one whose button did. */
  async modalSubmit(
    input: Actor & { customId: string; fields: Record<string, string>; modal?: Json; message?: APIMessage },
  ): Promise<Answer> {
    return playModal(this.#state, input);
  }

  /** A user writes a message; it is returned whole, while the bot sees what its intents allow. */
  message(input: MessageInput): APIMessage {
    return playMessage(this.#state, input);
  }

  /** The next message the bot posted in a channel (responses to interactions apart), each one given out once. */
  nextMessage(channelId: string, timeoutMs = 20_000): Promise<APIMessage> {
    const { messages, signal } = this.#state;
    const sentence = (): string => `the bot posted nothing in channel ${channelId} within ${timeoutMs} ms`;
    return signal.until(() => messages.nextPosted(channelId), timeoutMs, sentence);
  }

  /** All messages of a channel that everyone can see, oldest first. */
  messages(channelId: string): APIMessage[] {
    return this.#state.messages.visible(channelId);
  }

  /** A message as it is now, ephemeral ones included; undefined when it was deleted. */
  current(message: APIMessage): APIMessage | undefined {
    return this.#state.messages.find(message.channel_id, message.id);
  }

  /** The id of the direct-message channel between the bot and a user. */
  dmChannel(userId: string): string {
    return text(this.#state.world.dm(userId).id);
  }

  /** The published commands, localisations included. */
  commands(guildId: string | null = null): Json[] {
    return this.#state.commands.all(guildId);
  }

  /** Resolves with the first defined value of `probe`, looked at often and after every REST answer. */
  until<T>(probe: () => T | undefined, sentence: string, timeoutMs = 20_000): Promise<T> {
    return this.#state.signal.until(probe, timeoutMs, () => sentence);
  }

  /** Makes requests fail; a text is short for the channel of that id. The returned function ends it. */
  fail(rule: FailureRule | string, failure: Failure): () => void {
    return this.#failures.add(typeof rule === 'string' ? { channelId: rule } : rule, failure);
  }

  /** The bot is added to a guild while it runs. */
  addGuild(spec: GuildSpec, botPermissions?: bigint): void {
    this.#state.world.addGuild(spec, botPermissions);
    this.gateway.dispatch('GUILD_CREATE', this.#state.world.guildCreate(spec.id), spec.id, 1);
  }

  /** The bot is removed from a guild. */
  removeGuild(guildId: string): void {
    this.#state.world.removeGuild(guildId);
    this.gateway.dispatch('GUILD_DELETE', { id: guildId }, guildId, 1);
  }

  /** A channel is deleted. */
  removeChannel(channelId: string): void {
    const channel = this.#state.world.channels.get(channelId);
    if (channel === undefined) throw new Error(`there is no channel ${channelId}`);
    this.#state.world.channels.delete(channelId);
    this.gateway.dispatch('CHANNEL_DELETE', channel, text(channel.guild_id), 1);
  }

  /** Stops everything: connections end, and what a test still waits for is rejected. */
  async close(): Promise<void> {
    this.#state.signal.abandon('the stand-in was closed');
    this.gateway.close();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

/** Starts a stand-in for Discord on 127.0.0.1, on a free port unless one is given. */
export async function createDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const discord = new Discord(options);
  await discord.listen(options.port ?? 0);
  return discord;
}
