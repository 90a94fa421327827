import { expect, test } from 'vitest';
import { reply, showQuote } from '../../src/commands/kit/reply.ts';
import { banner } from '../../src/console/banner.ts';
import { renderReply } from '../../src/console/render.ts';
import { quoteOf } from '../../src/corpus/corpus.ts';
import { bundledDesk } from '../support/bot.ts';

const ESCAPES = /\p{Cc}|[\u2028\u2029]/u;

async function shownQuote() {
  const { documents } = (await bundledDesk()).corpus;
  const [document] = documents;
  if (!document) throw new Error('the bundled corpus has no document');
  const start = document.text.indexOf('848 million yuan');
  return showQuote(quoteOf(document, { start, end: start + '848 million yuan'.length }));
}

test('the answer comes first, then fields, quotes under their heading, and notes', async () => {
  const drawn = renderReply(
    reply({
      locale: 'en',
      title: 'Answer',
      text: 'It was 848 million yuan.',
      quotesAs: 'evidence',
      quotes: [await shownQuote()],
      fields: [{ name: 'Since', value: '2010\nto now' }],
      notes: ['Reading: aid green is 援青.'],
    }),
  );
  const blocks = drawn.split('\n\n');
  expect(blocks[0]).toBe('It was 848 million yuan.');
  expect(blocks[1]).toBe('  Since: 2010\n    to now');
  expect(blocks[2]).toMatch(/^The words this rests on:\n {2}zhejiang-visit#9 {2}Since 2010, .* \[848 million yuan\], /);
  expect(blocks[3]).toBe('Reading: aid green is 援青.');
});

test('a reply of text only is that text', () => {
  expect(renderReply(reply({ locale: 'en', title: 'Title', text: 'one\ntwo' }))).toBe('one\ntwo');
});

test('a quote is in brackets without colour, and bold with it', async () => {
  const given = reply({ locale: 'en', title: '', text: 'x', quotes: [await shownQuote()] });
  expect(renderReply(given)).not.toContain('\u001b');
  const coloured = renderReply(given, { colour: true });
  expect(coloured).toContain('\u001b[1m848 million yuan\u001b[0m');
  expect(coloured).not.toContain('[848');
});

test('a sentence with several quotes stands there once, with each of them marked', async () => {
  const { document } = (await shownQuote()).quote;
  const quotes = ['848 million yuan', 'project 221'].map((text) => {
    const start = document.text.indexOf(text);
    return showQuote(quoteOf(document, { start, end: start + text.length }));
  });
  const drawn = renderReply(reply({ locale: 'en', title: '', text: 'x', quotes }));
  expect(drawn).toMatch(/\[848 million yuan\].*\[project 221\]/);
  expect(drawn.split('Since 2010')).toHaveLength(2);
});

test('what buttons lead to is said as lines to type, where lines can be typed', () => {
  const buttons = [
    { label: 'Next page', command: 'person', args: [], typed: '/person x page:2' },
    { label: 'Share', command: 'person', args: [] },
  ];
  const given = reply({ locale: 'en', title: '', text: 'x', buttons });
  expect(renderReply(given)).toBe('x');
  expect(renderReply(given, { colour: false, typing: true })).toBe('x\n\nNext page: /person x page:2');
});

test('the heading tells evidence from what only stands nearest, in the language of the reply', async () => {
  const quotes = [await shownQuote()];
  const draw = (locale: 'en' | 'zh-CN' | 'zh-TW', quotesAs: 'evidence' | 'nearest') =>
    renderReply(reply({ locale, title: '', text: 'x', quotes, quotesAs }));
  expect(draw('en', 'nearest')).toContain('(not an answer)');
  expect(draw('zh-CN', 'nearest')).toContain('并非答案');
  expect(draw('zh-TW', 'nearest')).toContain('並非答案');
  expect(draw('en', 'evidence')).not.toContain('not an answer');
});

test('control characters of a document or a question do not reach the terminal', async () => {
  const evil = 'a\u001b[2Jb\u0007c\u0000d\u009b31me\rf\u2028g\u007fh';
  const { document } = (await shownQuote()).quote;
  const spoilt = { ...document, text: `${evil} ${evil} ${evil}` };
  const quote = quoteOf(spoilt, { start: evil.length + 1, end: 2 * evil.length + 1 });
  const drawn = renderReply(
    reply({
      locale: 'en',
      title: evil,
      text: evil,
      quotes: [{ quote, before: `${evil} `, after: ` ${evil}`, source: 'x#1' }],
      buttons: [{ label: evil, command: 'ask', args: [], typed: evil }],
      fields: [{ name: evil, value: `${evil}\n${evil}` }],
      notes: [evil],
    }),
    { colour: false, typing: true },
  );
  for (const line of drawn.split('\n')) expect(line).not.toMatch(ESCAPES);
  expect(drawn).toContain('a [2Jb c d 31me f g h');
});

test('the banner names the document, answers a question and says how to go on', async () => {
  const text = banner(await bundledDesk(), { colour: false });
  expect(text).toMatch(/^Qinghai's Party and government delegation visits Zhejiang\n/);
  expect(text).toMatch(/\n> .*\?\n\n.+\n\nThe words this rests on:/);
  expect(text).toMatch(/type \/help/);
  for (const line of text.split('\n')) expect(line).not.toMatch(ESCAPES);
});
