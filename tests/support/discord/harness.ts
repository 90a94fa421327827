import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  MessageFlags,
  Partials,
} from 'discord.js';
import { afterEach } from 'vitest';
import { createDiscord, type Discord, type DiscordOptions } from './index.ts';

/** What a test bot does; anything left out is left unanswered. */
export interface Behaviour {
  interaction?: (interaction: Interaction) => Promise<unknown>;
  message?: (message: Message) => Promise<unknown>;
}

/** A stand-in with a real discord.js client logged in to it. */
export interface Pair {
  discord: Discord;
  client: Client<true>;
  errors: unknown[];
}

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Starts a stand-in that is closed after the test. */
export async function standIn(options: DiscordOptions = {}): Promise<Discord> {
  const discord = await createDiscord(options);
  cleanups.push(() => discord.close());
  return discord;
}

/** Makes a real client for a stand-in, not yet logged in; it is destroyed after the test. */
export function newClient(discord: Discord, intents: readonly GatewayIntentBits[] = []): Client {
  const throttler = { waitForIdentify: async () => undefined };
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages, ...intents],
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    shards: 'auto',
    // discord.js would wait five seconds between two identifies.
    ws: { buildIdentifyThrottler: async () => throttler },
    rest: { api: discord.url, version: '10', timeout: 500, retries: 0 },
  });
  cleanups.push(() => client.destroy());
  return client;
}

/** Starts a stand-in and logs a real client in. */
export async function start(behaviour: Behaviour = {}, options: DiscordOptions = {}): Promise<Pair> {
  const discord = await standIn(options);
  const client = newClient(discord);
  const errors: unknown[] = [];
  const guard = (work: Promise<unknown> | undefined): void => {
    work?.catch((error: unknown) => errors.push(error));
  };
  client.on(Events.InteractionCreate, (interaction) => guard(behaviour.interaction?.(interaction)));
  client.on(Events.MessageCreate, (message) => {
    if (message.author.id !== client.user?.id) guard(behaviour.message?.(message));
  });
  client.on(Events.Error, (error) => errors.push(error));
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return { discord, client: await ready, errors };
}

/** A row with one button. */
export function row(customId: string): ActionRowBuilder<ButtonBuilder> {
  const button = new ButtonBuilder().setCustomId(customId).setLabel('Press').setStyle(ButtonStyle.Primary);
  return new ActionRowBuilder<ButtonBuilder>().addComponents(button);
}

/** Defers, then fills the answer in and follows up privately. */
export async function slowAnswer(interaction: ChatInputCommandInteraction): Promise<void> {
  await interaction.deferReply();
  await interaction.editReply({ content: 'filled', components: [row('more')] });
  await interaction.followUp({ content: 'psst', flags: MessageFlags.Ephemeral });
}
