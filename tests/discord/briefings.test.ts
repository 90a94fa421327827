import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DAILY, EPHEMERAL, scene } from '../support/briefings.ts';
import { choicesOf, DEFAULT_PERMISSIONS, HOME, PERMISSION } from '../support/discord/index.ts';
import { testFolder } from '../support/state.ts';

test('/briefings add says where, when and in which zone, with the next three runs in each reader’s own time', async () => {
  const { add, discord, state } = await scene();
  const { message, id } = await add();
  expect(id).toMatch(/^[a-z2-9]{4}$/);
  expect(message?.content).toContain('#briefings gets Whole visit, daily at 09:00 (Asia/Shanghai), in English.');
  const [channel, runs] = message?.embeds[0]?.fields ?? [];
  expect(channel?.value).toBe(`<#${HOME.briefings}>`);
  const [schedule] = await state.schedules.list(HOME.guild);
  const first = (schedule?.nextAt ?? 0) / 1000;
  const day = 24 * 60 * 60;
  const lines = [first, first + day, first + 2 * day].map((at) => `<t:${at}:F> (<t:${at}:R>)`);
  expect(runs).toMatchObject({ name: 'Next runs', value: lines.join('\n') });
  expect(discord.violations).toEqual([]);
});

test('what can’t work is refused in words, in the language of who asks', async () => {
  const { add, play, discord } = await scene();
  const refusals = [
    [{ when: '2020-01-01 09:00' }, /That time has passed/],
    [{ when: '0 0 30 2 *' }, /never fire/],
    [{ when: '* * * * *' }, /too often/],
    [{ 'time-zone': 'Asia/Shangai' }, /Did you mean Asia\/Shanghai/],
    [{ 'time-zone': 'CET' }, /a time zone is a place, such as Europe\/Berlin/],
    [{ content: 'topics' }, /no content "topics"\. Choose .* visit, series, series-again, topic:visit, .*, …$/],
  ] as const;
  for (const [changes, sentence] of refusals) expect((await add(changes)).message?.content).toMatch(sentence);
  const chinese = await play('add', { ...DAILY, when: '每天25点' }, { locale: 'zh-CN' });
  expect(chinese?.content).toMatch(/没有 25:00 这个时刻/);
  expect((await play('list'))?.content).toMatch(/Nothing is scheduled in this server/);
  expect(discord.violations).toEqual([]);
});

test('a time that clocks skip on its day is posted after it, and the reply says so', async () => {
  const { add } = await scene();
  const skipped = await add({ when: '2035-03-25 02:30', 'time-zone': 'Europe/Berlin' });
  expect(skipped.message?.embeds[0]?.description).toMatch(/clocks of Europe\/Berlin skip that time on that day/);
  const kept = await add({ when: '2035-03-25 04:30', 'time-zone': 'Europe/Berlin' });
  expect(kept.message?.embeds[0]?.description).not.toMatch(/skip/);
});

test.each([
  ['viewChannel', 'View Channel'],
  ['sendMessages', 'Send Messages'],
  ['embedLinks', 'Embed Links'],
] as const)('a channel where the bot lacks %s is refused with its name', async (permission, name) => {
  const overwrites = [{ id: HOME.guild, type: 0 as const, deny: PERMISSION[permission] }];
  const channels = [{ id: HOME.briefings, name: 'briefings', permission_overwrites: overwrites }];
  const spare = { id: HOME.general, name: 'general' };
  const { add } = await scene({ guilds: [{ id: HOME.guild, name: 'Home', channels: [spare, ...channels] }] });
  const { message } = await add();
  expect(message?.content).toMatch(/may not post in #briefings; someone who manages that channel must allow it/);
  expect(message?.content).toContain(name);
});

test('a channel whose history the bot may not read is taken, with a hint', async () => {
  const { add } = await scene({ botPermissions: DEFAULT_PERMISSIONS & ~PERMISSION.readHistory });
  const { message, id } = await add();
  expect(id).not.toBe('');
  expect(message?.embeds[0]?.description).toMatch(/read the message history/);
});

test('the preview, the test and the post on time are the same message, apart from who sees it and the stamp', async () => {
  const { add, play, discord, database, state } = await scene();
  const before = await state.now();
  const { id } = await add({ content: 'topic:aid', language: 'zh-CN' });
  const preview = await play('preview', { id });
  const report = await play('test', { id });
  expect(report?.content).toMatch(/^Posted to #briefings/);
  const tested = await discord.nextMessage(HOME.briefings);
  const [row] = await database.query('select next_at from schedule');
  // Due now: the stamp shows when it was due.
  await database.query('update schedule set next_at = next_at - 86400000');
  const posted = await discord.nextMessage(HOME.briefings);
  const due = Number(row?.next_at);
  const day = 24 * 60 * 60_000;
  const parts = ({ content, embeds, components }: typeof tested) => {
    return { content, components, embeds: embeds.map((embed) => ({ ...embed, footer: '', timestamp: '' })) };
  };
  expect(preview && parts(preview)).toEqual(parts(tested));
  expect(parts(posted)).toEqual(parts(tested));
  const stamps = [preview, posted, tested].map((message) => {
    const embed = message?.embeds.find(({ timestamp }) => timestamp !== undefined);
    return [embed?.footer?.text, Date.parse(embed?.timestamp ?? '')];
  });
  const [trial = ['', 0]] = stamps.splice(2);
  expect(stamps).toEqual([
    [`简报 ${id}`, due],
    [`简报 ${id}`, due - day],
  ]);
  expect(trial[0]).toBe(`试发简报 ${id}`);
  expect(trial[1]).toBeGreaterThanOrEqual(before);
  expect(trial[1]).toBeLessThan(before + day);
  expect(discord.violations).toEqual([]);
});

test('a test just before the due time is not taken for the run, whose first try has failed', async () => {
  const { add, play, discord, database, state } = await scene();
  const { id } = await add();
  const due = (await state.now()) + 50_000;
  await database.query('update schedule set next_at = $1', [due]);
  await play('test', { id });
  await database.query(
    `insert into occurrence (schedule_id, due_at, state, lease_until, attempts)
     select id, next_at, 'due', 0, 1 from schedule`,
  );
  const posted = "select * from occurrence where state = 'posted'";
  await expect.poll(async () => (await database.query(posted)).length, { timeout: 20_000 }).toBe(1);
  const stamps = discord
    .messages(HOME.briefings)
    .map(({ embeds }) => embeds.find(({ footer }) => footer)?.footer?.text);
  expect(stamps).toEqual([`Trial of briefing ${id}`, `Briefing ${id}`]);
});

test('pause, resume and remove do what they say, by ids that are suggested', async () => {
  const { add, play, discord } = await scene();
  const { id } = await add();
  const other = await add({ when: '2030-01-01 09:00', channel: HOME.general });
  const typing = { name: 'briefings pause', focused: 'id', options: { id: 'general' } };
  expect(choicesOf(await discord.autocomplete(typing))).toEqual([
    { name: expect.stringMatching(new RegExp(`^${other.id} · #general · Whole visit, once`)), value: other.id },
  ]);
  expect((await play('pause', { id: id.toUpperCase() }))?.content).toMatch(/is paused; /);
  expect((await play('pause', { id }))?.content).toMatch(/paused already/);
  const listed = await play('list');
  expect((await play('test', { id }))?.content).toMatch(/^Posted to #briefings\. The schedule \w+ stays paused\.$/);
  expect(listed?.content).toBe('2 scheduled.');
  expect(listed?.embeds[0]?.fields?.find(({ name }) => name === id)?.value).toMatch(/Paused; resume it/);
  const resumed = await play('resume', { id });
  expect(resumed?.content).toMatch(/goes on in #briefings/);
  expect(resumed?.embeds[0]?.fields?.[0]?.value).toMatch(/^<t:\d+:F>/);
  expect((await play('resume', { id }))?.content).toMatch(/is not paused/);
  expect((await play('remove', { id }))?.content).toMatch(/is removed: Whole visit/);
  expect((await play('remove', { id }))?.content).toMatch(/no schedule/);
  expect(discord.violations).toEqual([]);
});

test('a channel that Discord closes to the bot pauses the schedule, and the list says why and who can help', async () => {
  const { add, play, discord, database } = await scene();
  const { id } = await add();
  discord.fail({ channelId: HOME.briefings, method: 'POST' }, 'missing-permissions');
  expect((await play('test', { id }))?.content).toMatch(/did not let the bot post in #briefings/);
  await database.query('update schedule set next_at = {now}');
  const paused = "select * from schedule where status = 'paused'";
  await expect.poll(async () => (await database.query(paused)).length, { timeout: 20_000 }).toBe(1);
  const field = (await play('list'))?.embeds[0]?.fields?.[0];
  expect(field?.name).toBe(id);
  expect(field?.value).toMatch(/Paused: the bot may not post there; someone who manages the channel must allow/);
});

test('many schedules are listed page by page', async () => {
  const { state, play, discord } = await scene();
  const now = await state.now();
  const timing = { cron: '0 9 * * *', timeZone: 'UTC' };
  const visit = { content: 'visit', document: undefined, topic: undefined, locale: 'en', catchUp: 'latest' } as const;
  for (let index = 0; index < 20; index += 1) {
    await state.schedules.add({ ...visit, timing, guildId: HOME.guild, channelId: HOME.general }, now + 9e6 + index);
  }
  const first = await play('list');
  expect(first?.embeds[0]?.fields).toHaveLength(8);
  const row = first?.components?.[0];
  const button = row && 'components' in row ? row.components[0] : undefined;
  const customId = button && 'custom_id' in button ? button.custom_id : '';
  expect(first && button).toMatchObject({ label: '12 more' });
  if (!first) return;
  const second = await discord.button({ customId, message: first });
  expect(second.message).toMatchObject({ flags: EPHEMERAL });
  expect(second.message?.embeds[0]?.fields?.[0]?.name).not.toBe(first.embeds[0]?.fields?.[0]?.name);
});

test('only members who manage the server are offered it, and only in servers', async () => {
  const { discord } = await scene();
  const published = discord.commands().find(({ name }) => name === 'briefings');
  expect(published).toMatchObject({ default_member_permissions: '32', contexts: [0] });
});

test('a store that does not work is said where schedules are, and questions are answered', async () => {
  const file = join(await testFolder(), 'state.sqlite');
  await writeFile(file, 'no database '.repeat(1000));
  const { play, discord, stored } = await scene({}, file);
  expect((await play('list'))?.content).toMatch(/damaged or is no state file, and is left as it is/);
  expect((await play('add', DAILY))?.content).toMatch(/cannot be kept or read now/);
  const { message } = await discord.command({ name: 'ask', options: { question: 'Who led the delegation?' } });
  expect(message?.content).toMatch(/Wang Guosheng/);
  const silent = await discord.command({ name: 'ask', options: { question: 'Which hotel did they stay in?' } });
  expect(silent.message?.content).toMatch(/does not say/);
  expect(await readFile(file, 'utf8')).toMatch(/^no database/);
  expect(stored.filter(({ level }) => Number(level) >= 50)).toHaveLength(1);
});
