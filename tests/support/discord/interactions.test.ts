import {
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { expect, test } from 'vitest';
import { row, slowAnswer, start } from './harness.ts';
import { choicesOf, HOME, PERMISSION } from './index.ts';

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    await interaction.respond([{ name: `Found ${typed}`, value: typed }]);
  } else if (interaction.isButton()) {
    await interaction.update({ content: `pressed by ${interaction.user.id}`, components: [] });
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply({ content: `about: ${interaction.targetMessage.content}` });
  } else if (interaction.isChatInputCommand()) {
    if (interaction.commandName === 'slow') await slowAnswer(interaction);
    else await interaction.reply({ content: interaction.options.getString('query', true), components: [row('share')] });
  }
}

test('a slash command is answered, with everything discord.js reads about where it came from', async () => {
  const seen: Interaction[] = [];
  const { discord } = await start({
    interaction: async (interaction) => {
      seen.push(interaction);
      await answer(interaction);
    },
  });
  const reply = await discord.command({ name: 'ask', options: { query: 'Where?' }, locale: 'de', guildLocale: 'fr' });
  expect(reply.callback.type).toBe(4);
  expect(reply.message?.content).toBe('Where?');
  expect(reply.elapsedMs).toBeLessThan(3000);
  const [interaction] = seen;
  expect(interaction?.inCachedGuild()).toBe(true);
  expect(interaction).toMatchObject({ locale: 'de', guildLocale: 'fr', context: 0, channelId: HOME.general });
  expect(interaction?.appPermissions.has(PERMISSION.embedLinks)).toBe(true);
  expect(interaction?.memberPermissions?.has(PERMISSION.sendMessages)).toBe(true);
  expect(interaction?.authorizingIntegrationOwners).toMatchObject({ guildId: HOME.guild, userId: null });
  expect(interaction?.attachmentSizeLimit).toBe(10_485_760);
  expect(discord.messages(HOME.general).map(({ content }) => content)).toEqual(['Where?']);
  expect(discord.violations).toEqual([]);
});

test('works in direct messages, in private channels and in guilds the bot is not in', async () => {
  const places: unknown[] = [];
  const { discord } = await start({
    interaction: async (interaction) => {
      const { userId } = interaction.authorizingIntegrationOwners;
      places.push([interaction.context, interaction.guildId, interaction.guild === null, userId]);
      await answer(interaction);
    },
  });
  const options = { query: 'q' };
  await discord.command({ name: 'ask', options, context: 'bot_dm' });
  await discord.command({ name: 'ask', options, context: 'private', userId: '1000000000000000003' });
  await discord.command({ name: 'ask', options, guildId: '1000000000000000999', userId: '1000000000000000003' });
  expect(places).toEqual([
    [1, null, true, null],
    [2, null, true, '1000000000000000003'],
    [0, '1000000000000000999', true, '1000000000000000003'],
  ]);
});

test('autocomplete gives its choices', async () => {
  const { discord } = await start({ interaction: answer });
  const reply = await discord.autocomplete({ name: 'ask', focused: 'query', options: { query: 'par' } });
  expect(choicesOf(reply)).toEqual([{ name: 'Found par', value: 'par' }]);
  expect(reply.message).toBeUndefined();
});

test('a button changes its message, and only a button the message has can be pressed', async () => {
  const { discord } = await start({ interaction: answer });
  const { message } = await discord.command({ name: 'ask', options: { query: 'x' } });
  if (message === undefined) throw new Error('no message');
  await expect(discord.button({ customId: 'other', message })).rejects.toThrow('the message has no button other');
  const pressed = await discord.button({ customId: 'share', message, userId: '1000000000000000005' });
  expect(pressed.callback.type).toBe(7);
  expect(pressed.message).toMatchObject({
    id: message.id,
    content: 'pressed by 1000000000000000005',
    components: [],
  });
  expect(discord.current(message)?.content).toBe('pressed by 1000000000000000005');
});

test('a deferred answer is waited for, and its follow-ups are known', async () => {
  const { discord } = await start({ interaction: answer });
  const reply = await discord.command({ name: 'slow' });
  expect(reply.callback).toEqual({ type: 5, data: { flags: 0 } });
  expect(reply.message).toMatchObject({ content: 'filled', flags: 0 });
  const whisper = await discord.until(() => reply.followUps[0], 'no follow-up');
  expect(whisper).toMatchObject({ content: 'psst', flags: MessageFlags.Ephemeral });
  expect(discord.messages(HOME.general).map(({ content }) => content)).toEqual(['filled']);
});

test('a message command gets its target whole', async () => {
  const { discord } = await start({ interaction: answer });
  const target = discord.message({ content: 'the harbour opens at six' });
  const reply = await discord.messageCommand({ name: 'Look up', target });
  expect(reply.message?.content).toBe('about: the harbour opens at six');
});

test('a modal is opened and sent', async () => {
  const { discord } = await start({
    interaction: async (interaction) => {
      if (interaction.isModalSubmit()) {
        await interaction.reply({
          content: interaction.fields.getTextInputValue('note'),
          flags: MessageFlags.Ephemeral,
        });
      } else if (interaction.isChatInputCommand()) {
        const input = new TextInputBuilder().setCustomId('note').setStyle(TextInputStyle.Short);
        const label = new LabelBuilder().setLabel('Note').setTextInputComponent(input);
        await interaction.showModal(new ModalBuilder().setCustomId('m').setTitle('Note').addLabelComponents(label));
      }
    },
  });
  const opened = await discord.command({ name: 'note' });
  expect(opened.callback.type).toBe(9);
  const modal = opened.callback.data ?? {};
  const sent = await discord.modalSubmit({ customId: 'm', fields: { note: 'hello' }, modal });
  expect(sent.message).toMatchObject({ content: 'hello', flags: 64 });
});

test('silence, a late answer and a second answer are refused in plain words', async () => {
  const { discord, errors } = await start({
    interaction: async (interaction) => {
      if (!interaction.isChatInputCommand() || interaction.commandName === 'mute') return;
      await interaction.reply('one');
      interaction.replied = false;
      await interaction.reply('two');
    },
  });
  const timeoutMs = 200;
  await expect(discord.command({ name: 'mute', timeoutMs })).rejects.toThrow(
    '/mute: the bot did not answer within 200',
  );
  await discord.command({ name: 'twice' });
  await discord.until(() => errors[0], 'no error for the second answer');
  await expect(discord.command({ name: 'late', timeoutMs, expired: true })).rejects.toThrow('did not answer');
  await discord.until(() => errors[1], 'no error for the late answer');
  expect(errors).toMatchObject([{ code: 40060 }, { code: 10062 }]);
  expect(discord.violations).toHaveLength(2);
  expect(discord.violations[0]).toBe('/twice: answered twice');
  expect(discord.violations[1]).toMatch(/^\/late: first response \d+ ms after the event/);
});

test('published commands decide what a user can send', async () => {
  const { discord, client } = await start({ interaction: answer });
  const options = [{ type: 3, name: 'query', description: 'What', required: true, min_length: 2 }] as const;
  await client.application.commands.set([{ name: 'ask', description: 'Ask', options: [...options], contexts: [0] }]);
  await expect(discord.command({ name: 'nope' })).rejects.toThrow('no command "nope" is published');
  await expect(discord.command({ name: 'ask' })).rejects.toThrow('/ask needs query');
  await expect(discord.command({ name: 'ask', options: { query: 'q' } })).rejects.toThrow('below its minimum of 2');
  const inDm = discord.command({ name: 'ask', options: { query: 'qq' }, context: 'bot_dm' });
  await expect(inDm).rejects.toThrow('not offered in context 1');
  expect((await discord.command({ name: 'ask', options: { query: 'qq' } })).message?.content).toBe('qq');
});

test('subcommands and options of every kind arrive resolved', async () => {
  const { discord, client } = await start({
    interaction: async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { options } = interaction;
      const where = options.getChannel('where', true);
      const who = options.getUser('who', true);
      const said = [options.getSubcommand(), where.name, who.id, options.getInteger('hour'), options.getBoolean('on')];
      await interaction.reply(said.join(' '));
    },
  });
  const option = <T extends 4 | 5 | 6 | 7>(type: T, name: string) => ({ type, name, description: name });
  const options = [option(7, 'where'), option(6, 'who'), option(4, 'hour'), option(5, 'on')];
  const add = { type: 1 as const, name: 'add', description: 'Add', options };
  await client.application.commands.set([{ name: 'schedule', description: 'Plans', options: [add] }]);
  const typed = { where: HOME.briefings, who: '1000000000000000006', hour: 7, on: true };
  const reply = await discord.command({ name: 'schedule add', options: typed });
  expect(reply.message?.content).toBe('add briefings 1000000000000000006 7 true');
  await expect(discord.command({ name: 'schedule', options: {} })).rejects.toThrow('/schedule needs a subcommand');
  const late = { ...typed, hour: 'seven' };
  await expect(discord.command({ name: 'schedule add', options: late })).rejects.toThrow('hour takes a number');
});

test('a button works where the bot itself is not, and five follow-ups are the most there', async () => {
  const { discord, errors } = await start({
    interaction: async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply({ content: 'x', components: [row('six')] });
      if (!interaction.isButton()) return;
      await interaction.deferUpdate();
      for (let count = 1; count <= 6; count += 1) await interaction.followUp(`${interaction.guildId} ${count}`);
    },
  });
  const { message } = await discord.command({ name: 'ask', guildId: '1000000000000000999' });
  if (message === undefined) throw new Error('no message');
  const pressed = await discord.button({ customId: 'six', message });
  await discord.until(() => discord.violations[0], 'no sixth follow-up');
  expect(pressed.followUps.at(-1)?.content).toBe('1000000000000000999 5');
  await discord.until(() => errors[0], 'no error');
  expect(errors).toMatchObject([{ code: 40094 }]);
});

test('the response can be had with the callback, fetched, and deleted', async () => {
  const ids: (string | undefined)[] = [];
  const { discord } = await start({
    interaction: async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const response = await interaction.reply({ content: 'x', withResponse: true });
      ids.push(response.resource?.message?.id, (await interaction.fetchReply()).id);
      const edited = await interaction.editReply({ embeds: [{ title: 'evidence' }] });
      ids.push(edited.embeds[0]?.title ?? '', edited.content);
      await interaction.deleteReply();
    },
  });
  const { message } = await discord.command({ name: 'ask' });
  if (message === undefined) throw new Error('no message');
  await discord.until(() => (discord.current(message) === undefined ? true : undefined), 'not deleted');
  expect(ids).toEqual([message.id, message.id, 'evidence', 'x']);
  expect(discord.messages(HOME.general)).toEqual([]);
});
