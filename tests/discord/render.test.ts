import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Reply, reply, type ShownQuote } from '../../src/commands/kit/reply.ts';
import type { Document } from '../../src/corpus/corpus.ts';
import { decodePress, encodePress } from '../../src/discord/custom-id.ts';
import { escapeMarkdown, plainLine } from '../../src/discord/escape.ts';
import { cutToFit } from '../../src/discord/fit.ts';
import { LIMITS, MESSAGE_BYTES } from '../../src/discord/limits.ts';
import { questionLine, questionOf } from '../../src/discord/question.ts';
import { type Payload, renderReply } from '../../src/discord/render.ts';
import { checkMessage } from '../support/discord/check-message.ts';
import { json } from '../support/discord/json.ts';
import { ALIVE, anyText, nasty } from '../support/nasty.ts';

const quotes: fc.Arbitrary<ShownQuote[]> = fc
  .record({ text: anyText, title: anyText, cuts: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }) })
  .map(({ text, title, cuts }) => {
    const document = { id: 'd', text, title: { en: title, zh: title } } as unknown as Document;
    return cuts.flatMap(([a, b]) => {
      const start = text.length === 0 ? 0 : a % text.length;
      const end = Math.min(text.length, start + 1 + (b % 900));
      const before = text.slice(Math.max(0, start - 200), start);
      const after = text.slice(end, end + (b % 300));
      return start < end
        ? [{ quote: { document, start, end, text: text.slice(start, end) }, before, after, source: `d#${a}` }]
        : [];
    });
  });

const anyReply: fc.Arbitrary<Reply> = fc
  .record({
    locale: fc.constantFrom('en' as const, 'zh-CN' as const, 'zh-TW' as const),
    title: fc.oneof(fc.constant('Answer'), anyText),
    text: anyText,
    quotes,
    quotesAs: fc.constantFrom('evidence' as const, 'nearest' as const, 'found' as const),
    fields: fc.array(fc.record({ name: anyText, value: anyText }), { maxLength: 30 }),
    notes: fc.array(anyText, { maxLength: 5 }),
    buttons: fc.array(
      fc.record({ label: anyText, command: fc.constant('ask'), args: fc.array(nasty(3), { maxLength: 3 }) }),
      {
        maxLength: 30,
      },
    ),
    private: fc.boolean(),
    question: fc.option(anyText, { nil: '' }),
  })
  .map((parts) => reply(parts));

/** What the stand-in says to a payload sent as JSON. */
function findings(payload: Payload): string[] {
  const violations: string[] = [];
  const { allowedMentions, files: _files, ...rest } = payload;
  const body = json(JSON.parse(JSON.stringify({ ...rest, allowed_mentions: { parse: allowedMentions.parse } })));
  try {
    checkMessage('interaction', 'render', body, [], violations);
  } catch (error) {
    violations.push(String(error));
  }
  return violations;
}

function textsOf({ content, embeds }: Payload): string[] {
  const inEmbeds = embeds.flatMap(({ title, description, fields, footer }) => [
    ...[title, description, footer?.text],
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ]);
  return [content, ...inEmbeds.filter((text) => text !== undefined)];
}

/** The text as it looks once Discord has read its backslashes, or a complaint about Markdown that has an effect. */
function look(escaped: string): string {
  const pair = /\\([^0-9A-Za-z\s])/g;
  const bare = escaped.replace(pair, 'x');
  for (const line of bare.split('\n')) {
    if (/^\s*(#{1,3}|-#|[-*+]|\d+[.)])(\s|$)/.test(line) || /^\s*>/.test(line)) return `begins a block: ${line}`;
  }
  if (/[*_~`|[\]\\]/.test(bare)) return `Markdown is left: ${bare}`;
  return escaped.replace(pair, '$1').replaceAll('\u200b', '');
}

describe('escaping', () => {
  test('nothing that Discord would act on survives, and the text looks the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(ALIVE);
        const plain = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\t', ' ');
        const seen = plain
          .replace(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff\u200b]/gu, '')
          .replace(/\p{Cs}/gu, '\ufffd');
        expect(look(escaped)).toBe(seen);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['-# small', '# heading', '- item', '+ item', '> quotation', '1. item'])(
    'a line "%s" begins no block behind white space of any kind',
    (line) => {
      for (const space of ['', ' ', '\t', '\u00a0', '\u2009', '\u3000']) {
        expect(look(escapeMarkdown(`text\n${space}${line}`))).toBe(`text\n${space.replace('\t', ' ')}${line}`);
      }
    },
  );

  test('in places without Markdown too', () => {
    const alive = /@everyone|@here|<[@#:/]|[a-z]:\/\/|\]\(|discord\.gg|:\w+:|\n/;
    fc.assert(
      fc.property(anyText, (text) => {
        expect(plainLine(text)).not.toMatch(alive);
      }),
    );
  });

  test.each([
    ['848 million yuan (221 projects), 14 to 15', '848 million yuan (221 projects), 14 to 15'],
    ['王国生（青海省委书记）', '王国生（青海省委书记）'],
    ['a - b # c > d', 'a - b # c > d'],
    ['- a', '\\- a'],
    ['2010. A year', '2010\\. A year'],
    ['[x](https://y.z)', '\\[x\\]\\(https\\://y.z)'],
  ])('%j becomes %j', (text, escaped) => expect(escapeMarkdown(text)).toBe(escaped));
});

describe('rendering', () => {
  test('no limit of Discord is broken by any reply, in characters and bytes', () => {
    fc.assert(
      fc.property(anyReply, fc.boolean(), fc.option(anyText, { nil: undefined }), (given, canEmbed, previous) => {
        const payload = renderReply(given, { canEmbed, previous });
        expect(findings(payload)).toEqual([]);
        expect(payload.content.trim()).not.toBe('');
        expect(payload.content.length).toBeLessThanOrEqual(LIMITS.content);
        expect(payload.embeds.length).toBeLessThanOrEqual(1);
        const texts = textsOf(payload);
        expect(Buffer.byteLength(texts.join(''))).toBeLessThanOrEqual(MESSAGE_BYTES);
        for (const text of texts) expect(text).not.toMatch(ALIVE);
        expect(payload.flags).toBe(given.private ? 64 : undefined);
      }),
      { numRuns: 500 },
    );
  }, 120_000);

  test('the text of an answer that fits is shown whole, and one that does not is cut and marked', () => {
    expect(renderReply(reply({ locale: 'en', title: 'T', text: 'x'.repeat(2000) })).content).toBe('x'.repeat(2000));
    const cut = renderReply(reply({ locale: 'en', title: 'T', text: 'word '.repeat(500) })).content;
    expect(cut).toMatch(/word…$/);
    expect(cut.length).toBeGreaterThan(1980);
  });

  test('a sentence with several quotes is shown once, each quote in bold, and sources are named', () => {
    const text = 'One two three. Four five.';
    const document = { id: 'd', text, title: { en: 'Title', zh: '题' } } as unknown as Document;
    const quote = (start: number, end: number, from: number, to: number): ShownQuote => ({
      quote: { document, start, end, text: text.slice(start, end) },
      before: text.slice(from, start),
      after: text.slice(end, to),
      source: 'd#1',
    });
    const shown = [quote(8, 13, 0, 14), quote(15, 19, 15, 25), quote(0, 3, 0, 14), quote(2, 5, 0, 14)];
    const { embeds } = renderReply(reply({ locale: 'en', title: 'T', text: 'x', quotes: shown, quotesAs: 'evidence' }));
    expect(embeds[0]?.description).toBe('**One t**wo **three**.\n— d#1, Title\n\n**Four** five.\n— d#1, Title');
    expect(embeds[0]?.title).toBe('The words this rests on');
  });

  test('what there is no room for is counted', () => {
    const fields = Array.from({ length: 40 }, (_, index) => ({ name: `Field ${index}`, value: 'v' }));
    const { embeds } = renderReply(reply({ locale: 'en', title: 'T', text: 'x', fields }));
    expect(embeds[0]?.fields).toHaveLength(25);
    expect(embeds[0]?.fields?.at(-1)?.value).toMatch(/16 more/);
  });

  test('files carry what is told to those who cannot see them', () => {
    const file = { name: 'map.png', data: new Uint8Array([1, 2]), description: 'A map\nof Haixi' };
    const { files } = renderReply(reply({ locale: 'en', title: 'T', text: 'x', files: [file] }));
    expect(files).toEqual([{ attachment: Buffer.from([1, 2]), name: 'map.png', description: 'A map of Haixi' }]);
  });
});

describe('cutting', () => {
  test('keeps within the room and never splits a character', () => {
    fc.assert(
      fc.property(anyText, fc.nat(300), fc.nat(600), (text, characters, bytes) => {
        const cut = cutToFit(text, { characters, bytes });
        expect(cut.length).toBeLessThanOrEqual(characters);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(bytes);
        expect(cut).not.toMatch(/\p{Cs}/u);
      }),
    );
    expect(cutToFit('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', { characters: 15, bytes: 99 })).toBe('👩‍👩‍👧‍👦…');
  });
});

test('a press comes back from its custom id as it was, or has none', () => {
  fc.assert(
    fc.property(nasty(3), fc.array(nasty(4), { maxLength: 4 }), (command, args) => {
      const id = encodePress({ command, args });
      if (id === undefined || command === '') return;
      expect(id.length).toBeLessThanOrEqual(LIMITS.customId);
      expect(decodePress(id)).toEqual({ command, args });
    }),
  );
});

test('a question is found again under the embed, after what it followed up on', () => {
  const room = { characters: 6000, bytes: 10_000 };
  for (const locale of ['en', 'zh-CN', 'zh-TW'] as const) {
    const line = questionLine('and @here\nhow many?', 'who?\nwhen?\nwhere?', locale, room);
    const questions = 'when?\nwhere?\nand @here how many?';
    expect(questionOf({ content: 'An answer', embeds: [{ footer: { text: line } }] })).toBe(questions);
    expect(questionOf({ content: `An answer\n\n${line}`, embeds: [] })).toBe(questions);
  }
  const others = [{ footer: null }, { footer: { text: 'something else' } }];
  expect(questionOf({ content: 'Question: who?\nAn answer', embeds: others })).toBeUndefined();
});

test('where embeds may not be sent the question stands in the text, and is found again whatever it holds', () => {
  fc.assert(
    fc.property(nasty(8), nasty(8), (question, previous) => {
      const given = reply({ locale: 'en', title: 'T', text: 'x', question });
      const embedded = renderReply(given, { previous });
      const written = renderReply(given, { previous, canEmbed: false });
      const footers = embedded.embeds.map(({ footer }) => ({ footer: footer ?? null }));
      const asked = questionOf({ content: 'x', embeds: footers });
      expect(questionOf({ content: written.content, embeds: [] })).toBe(asked);
    }),
  );
});

test('where files may not be sent the reply says that one is missing', () => {
  const file = { name: 'map.png', data: new Uint8Array([1]), description: 'A map' };
  const given = reply({ locale: 'en', title: 'T', text: 'x', files: [file] });
  const { files, embeds } = renderReply(given, { canAttach: false });
  expect(files).toEqual([]);
  expect(embeds[0]?.description).toMatch(/file .* is missing.*Attach Files/);
});
