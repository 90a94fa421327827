import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDesk } from '../../src/answer/desk.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { startBot } from '../support/bot.ts';
import { EXTRA } from '../support/commands.ts';
import { corpusFolder } from '../support/corpus-folder.ts';
import { HOME } from '../support/discord/index.ts';
import { isJson } from '../support/discord/json.ts';
import { discordCheck } from '../support/discord/openapi.ts';
import { ALIVE, anyText, nasty } from '../support/nasty.ts';

/** Interactions of a run; the suite makes few, `HOSTILE_TIMES=3000` many. */
const TIMES = Number(process.env.HOSTILE_TIMES ?? 60);
const SEED = Number(process.env.HOSTILE_SEED ?? 4);
const LOCALES = ['en-US', 'en-GB', 'zh-CN', 'zh-TW', 'de'];
const ME = '<@1000000000000000001>';

const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number): T[] => fc.sample(arbitrary, { seed: SEED, numRuns });
/** UTF-8 knows no halves of characters, and a document has words. */
const written = (text: string) => `The bridge ${text.replace(/\p{Cs}/gu, '')} was built in 1999.`;

/** Every text of a message that people see. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  return isJson(value)
    ? Object.entries(value).flatMap(([key, one]) => (key === 'custom_id' ? [] : stringsOf(one)))
    : [];
}

/** Documents of nasty text, with facts whose every word is nasty. */
async function hostileDesk() {
  const [title = '', label = '', ask = '', answer = '', ...bodies] = sample(nasty(12), 24).map(written);
  const text = bodies.join('\n\n');
  const line = (value: unknown) => JSON.stringify(value);
  const quote = bodies[3] ?? '';
  const facts = [
    `title: { en: ${line(title)}, zh: ${line(title)} }`,
    'facts:',
    `  - id: bridge\n    kinds: [when]\n    label: { en: ${line(label)}, zh: ${line(label)} }`,
    `    answer: { en: ${line(answer.repeat(8))}, zh: ${line(answer.repeat(8))} }`,
    `    quotes: [${line(quote)}]\n    asks: { en: [${line(ask)}], zh: [${line(`大桥${ask}`)}] }`,
  ];
  const files = {
    'nasty.txt': text,
    'nasty.facts.yaml': `${facts.join('\n')}\n`,
    'long.txt': `${'长城'.repeat(3000)}。`,
  };
  return createDesk(await loadCorpus(await corpusFolder(files)));
}

test('no document and no question makes the bot break a limit, ping, link or fall silent', async () => {
  const { discord, logged, swap } = await startBot({ extra: EXTRA });
  const hostile = await hostileDesk();
  const texts = sample(anyText, TIMES).map((text) => text.slice(0, 5900));
  for (const [index, text] of texts.entries()) {
    if (index === Math.floor(TIMES / 2)) swap(hostile);
    const locale = LOCALES[index % LOCALES.length] ?? 'en-US';
    const question = index % 2 === 0 ? text.slice(0, 900) : `When was the bridge built? ${text.slice(0, 300)}`;
    const place = { locale, options: { private: index % 5 === 0 } };
    await discord.command({ ...place, name: 'ask', options: { question, ...place.options } });
    await discord.command({ ...place, name: 'search', options: { words: text.slice(0, 280), ...place.options } });
    if (index % 7 === 0) {
      await discord.command({ ...place, name: 'ask', options: { question }, appPermissions: 1024n });
      await discord.messageCommand({ name: 'Ask the visit desk', target: discord.message({ content: text }), locale });
      discord.message({ content: `${ME} ${text.slice(0, 1900)}` });
      const reply = await discord.nextMessage(HOME.general);
      discord.message({ content: `${ME} and how many?`, reference: reply });
      await discord.nextMessage(HOME.general);
    }
  }
  expect(discord.violations).toEqual([]);
  expect(logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  expect(discordCheck()?.(discord.requests) ?? []).toEqual([]);
  const sent = discord.requests.flatMap(({ method, body }) => (method === 'POST' ? stringsOf(body) : []));
  for (const text of new Set(sent)) expect(text).not.toMatch(ALIVE);
}, 600_000);
