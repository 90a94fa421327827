import { expect } from 'vitest';
import { startBot } from './bot.ts';
import { type DiscordOptions, HOME } from './discord/index.ts';
import { testState } from './state.ts';

export const EPHEMERAL = 64;
export const OTHER_GUILD = '1000000000000000300';
/** Options of `/briefings add` that can work. */
export const DAILY = {
  channel: HOME.briefings,
  content: 'visit',
  when: 'daily 9:00',
  'time-zone': 'Beijing',
  language: 'en',
};
const GUILDS: NonNullable<DiscordOptions['guilds']> = [
  {
    id: HOME.guild,
    name: 'Home',
    channels: [
      { id: HOME.general, name: 'general' },
      { id: HOME.briefings, name: 'briefings' },
    ],
  },
  { id: OTHER_GUILD, name: 'Other', channels: [{ id: '1000000000000000301', name: 'other' }] },
];

/** A bot with a store in two servers, and what people do with its schedules. */
export async function scene(options: DiscordOptions = {}, stateFile?: string) {
  const store = await testState('SQLite', {}, stateFile);
  const bot = await startBot({ state: store.state, discord: { guilds: GUILDS, ...options } });
  const { discord } = bot;
  const play = async (name: string, given: Record<string, string | boolean> = {}, more = {}) => {
    const answer = await discord.command({ name: `briefings ${name}`, options: given, ...more });
    expect(answer.message?.flags).toBe(EPHEMERAL);
    return answer.message;
  };
  const add = async (changes: Partial<typeof DAILY> = {}) => {
    const message = await play('add', { ...DAILY, ...changes });
    const id = /^Scheduled as (\w+):/.exec(message?.content ?? '')?.[1] ?? '';
    return { message, id };
  };
  return { ...store, ...bot, stored: store.logged, play, add };
}
