import { describe, expect, test } from 'vitest';
import { createDesk } from '../../src/answer/desk.ts';
import { briefingTopics } from '../../src/briefing/briefing.ts';
import { SCREEN } from '../../src/briefing/screen.ts';
import briefing from '../../src/commands/briefing.ts';
import { briefingReply } from '../../src/commands/kit/briefing-reply.ts';
import type { CommandContext, OptionValues } from '../../src/commands/kit/command.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { LIMITS, MESSAGE_BYTES } from '../../src/discord/limits.ts';
import { renderReply } from '../../src/discord/render.ts';
import type { Locale } from '../../src/text.ts';
import { bundledDesk, startBot } from '../support/bot.ts';
import { corpusFolder } from '../support/corpus-folder.ts';
import { choicesOf } from '../support/discord/index.ts';

const LOCALES = ['en', 'zh-CN', 'zh-TW'] as const satisfies readonly Locale[];
const EPHEMERAL = 64;

async function run(options: OptionValues, locale?: Locale) {
  const context: CommandContext = { desk: await bundledDesk(), locale, commands: [] };
  return briefing.run(options, context);
}

describe('the briefing as a reply', () => {
  test('keeps every limit of Discord, whole and unmarked, in every topic and language, with and without embeds', async () => {
    const desk = await bundledDesk();
    for (const topic of [undefined, ...briefingTopics(desk.corpus).map(({ id }) => id)]) {
      for (const locale of LOCALES) {
        const reply = await briefingReply(desk, { topic, locale });
        const shown = renderReply(reply);
        const [embed] = shown.embeds;
        const texts = [
          shown.content,
          embed?.title,
          ...(embed?.fields ?? []).flatMap(({ name, value }) => [name, value]),
        ];
        expect(texts.join('').length).toBeLessThanOrEqual(SCREEN);
        expect(shown.content.length).toBeLessThanOrEqual(LIMITS.content);
        expect(embed?.fields).toHaveLength(reply.fields.length);
        for (const { value } of embed?.fields ?? []) expect(value).not.toMatch(/…$/);
        const plain = renderReply(reply, { canEmbed: false });
        expect(plain.content.length).toBeLessThanOrEqual(LIMITS.content);
        expect(Buffer.byteLength(plain.content)).toBeLessThanOrEqual(MESSAGE_BYTES);
        for (const { name } of reply.fields) expect(plain.content).toContain(name);
      }
    }
  });

  test('says in its text what it is about, the bottom line, who, when and where', async () => {
    const { text, title, fields } = await run({});
    expect(title).toBe('Briefing');
    expect(text).toMatch(/^Qinghai's Party and government delegation visits Zhejiang\nThe document reports /);
    expect(text).toMatch(/\nWho: .*Wang Guosheng.*Xia Baolong.*\nWhen and where: .*14 to 15 October/);
    expect(fields.map(({ name }) => name)).toEqual([
      'Key points',
      'Figures',
      'Agreed or promised',
      'Not stated',
      'Background',
      'Sources',
    ]);
    expect(fields.at(-1)?.value).toContain('passage n of zhejiang-visit');
    expect((await run({ topic: 'aid' })).title).toBe('Briefing (4 of 9)');
  });

  test('is in the language asked for, else the asker’s, else that of what was typed', async () => {
    expect((await run({ language: 'zh-TW' }, 'en')).text).toContain('時間地點：');
    expect((await run({}, 'zh-CN')).text).toContain('时间地点：');
    expect((await run({ topic: '浙江援青' })).locale).toBe('zh-CN');
    expect((await run({ topic: '浙江援青' }, 'en')).locale).toBe('en');
  });

  test('comes with a file and a picture where they are asked for, and offers them by button where not', async () => {
    const bare = await run({ topic: 'aid' });
    expect(bare.files).toEqual([]);
    expect(bare.buttons.map(({ args }) => args)).toEqual([
      ['file', 'zhejiang-visit', 'aid', 'en'],
      ['picture', 'zhejiang-visit', 'aid', 'en'],
    ]);
    const {
      files,
      buttons,
      private: isPrivate,
    } = await run({ topic: 'aid', file: true, picture: true, private: true });
    expect(files.map(({ name }) => name)).toEqual(['zhejiang-visit-aid.md', 'zhejiang-visit-aid.png']);
    expect(new TextDecoder().decode(files[0]?.data)).toMatch(/^# Zhejiang's aid to Qinghai\n/);
    expect(files[1]?.description).toMatch(/^One topic at a glance: Zhejiang's aid to Qinghai\./);
    expect([buttons, isPrivate]).toEqual([[], true]);
  });

  test('of a document nobody went through is its first sentences, without a button for a picture', async () => {
    const desk = createDesk(await loadCorpus(await corpusFolder({ 'a b.txt': 'They met in Turin. It rained.' })));
    const reply = await briefingReply(desk, { locale: 'en' }, { file: true });
    expect(reply.text).toContain('“They met in Turin.” §1\nWho: not stated here');
    expect(reply.notes[0]).toMatch(/^No editor/);
    expect(reply.buttons).toEqual([]);
    expect(reply.files[0]?.name).toBe('a-b-briefing.md');
    await expect(async () => briefingReply(desk, { locale: 'en' }, { picture: true })).rejects.toThrow(
      'nothing to draw',
    );
  });
});

test('topics and documents are suggested by id and by title of either language, also with typing errors', async () => {
  const context: CommandContext = { desk: await bundledDesk(), locale: 'en', commands: [] };
  const complete = (option: string, typed: string) => briefing.complete?.(option, typed, context, {}) ?? [];
  expect(complete('topic', '').map(({ value }) => value)).toContain('aid');
  expect(complete('topic', 'zhejiang').map(({ value }) => value)).toEqual(['zhejiang', 'aid']);
  expect(complete('topic', '援青')[0]).toEqual({ label: "Zhejiang's aid to Qinghai", value: 'aid' });
  expect(complete('topic', 'coperation').map(({ value }) => value)).toContain('cooperation');
  expect(complete('topic', 'weather')).toEqual([]);
  expect(complete('document', '青海')).toHaveLength(1);
});

test('/briefing in Discord: suggestions, reply, files, buttons that work from their id alone, and refusals', async () => {
  const { discord } = await startBot();
  const typing = { name: 'briefing', focused: 'topic', options: { topic: '援青' }, locale: 'zh-TW' };
  expect(choicesOf(await discord.autocomplete(typing))[0]).toEqual({ name: '浙江援青工作', value: 'aid' });
  const { message } = await discord.command({
    name: 'briefing',
    options: { topic: 'aid', file: true },
    locale: 'zh-CN',
  });
  expect(message?.content).toMatch(/^浙江援青工作 – /);
  expect(message?.embeds[0]?.title).toBe('简报（4/9）');
  expect(message?.attachments.map(({ filename }) => filename)).toEqual(['zhejiang-visit-aid.md']);
  if (!message) throw new Error('no message');
  const pressed = await discord.button({ customId: 'v1:briefing:picture:zhejiang-visit:aid:zh-CN', message });
  expect(pressed.message?.flags).toBe(EPHEMERAL);
  expect(pressed.message?.attachments[0]?.description).toContain('王国生');
  const refused = await discord.command({ name: 'briefing', options: { topic: 'weather' } });
  expect([refused.message?.flags, refused.message?.content]).toEqual([
    EPHEMERAL,
    expect.stringContaining('There is no topic "weather"; there are: visit'),
  ]);
  expect(discord.violations).toEqual([]);
});
