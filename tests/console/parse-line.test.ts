import { describe, expect, test } from 'vitest';
import { loadCommands } from '../../src/commands/kit/registry.ts';
import { parseConsoleLine } from '../../src/console/parse-line.ts';
import { UserError } from '../../src/errors.ts';
import { everything } from '../support/commands.ts';

const commands = [...(await loadCommands()), everything];

function parse(line: string) {
  const { command, options } = parseConsoleLine(line, commands);
  return { name: command.name.en, options };
}

function refused(line: string): UserError['text'] {
  try {
    parse(line);
  } catch (error) {
    if (error instanceof UserError) return error.text;
    throw error;
  }
  throw new Error(`${line} was not refused`);
}

describe('a plain line is a question to the letter', () => {
  test.each([
    'Who led the delegation?',
    'when: the visit?',
    'question:"Who?" private:true',
    '谁带队？',
    'a "quoted" word and 8/10 of it',
    'search aid funds',
  ])('%s', (line) => {
    expect(parse(line)).toEqual({ name: 'ask', options: { question: line } });
  });

  test('white space around it goes', () => {
    expect(parse('  Who led?\t')).toEqual({ name: 'ask', options: { question: 'Who led?' } });
  });
});

describe('a command answers to its names in all languages', () => {
  test.each([
    ['/search aid', 'search'],
    ['/SEARCH aid', 'search'],
    ['/搜索 aid', 'search'],
    ['/搜尋 aid', 'search'],
    ['/ask aid', 'ask'],
    ['/提问 aid', 'ask'],
    ['/提問 aid', 'ask'],
    ['/help', 'help'],
    ['/帮助', 'help'],
    ['/說明', 'help'],
  ])('%s', (line, name) => {
    expect(parse(line).name).toBe(name);
  });

  test('and so do its options, with either colon', () => {
    for (const option of ['private:true', '仅自己可见：是', '僅自己可見:是', 'PRIVATE:yes']) {
      expect(parse(`/search aid funds ${option}`).options).toEqual({ words: 'aid funds', private: true });
    }
  });
});

describe('options', () => {
  test('stand before or behind the words, which may hold colons of their own', () => {
    expect(parse('/search private:true aid note:this').options).toEqual({ words: 'aid note:this', private: true });
    expect(parse('/search words:"aid funds" private:no').options).toEqual({ words: 'aid funds', private: false });
  });

  test.each([
    ['/search aid funds private: true', { words: 'aid funds', private: true }],
    ['/search private: no aid funds', { words: 'aid funds', private: false }],
    ['/搜索 援青资金 仅自己可见： 是', { words: '援青资金', private: true }],
    ['/search words: aid funds private: yes', { words: 'aid funds', private: true }],
    ['/search private: yes words: aid funds', { words: 'aid funds', private: true }],
    ['/search document: zhejiang-visit aid funds', { words: 'aid funds', document: 'zhejiang-visit' }],
    ['/search aid funds document: zhejiang-visit', { words: 'aid funds', document: 'zhejiang-visit' }],
    [
      '/search aid funds document: "The visit" private: true',
      { words: 'aid funds', document: 'The visit', private: true },
    ],
    ['/search words: aid funds document: The visit', { words: 'aid funds', document: 'The visit' }],
    ['/search document: The visit words: aid funds', { words: 'aid funds', document: 'The visit' }],
    ['/ask question: Who led the delegation?', { question: 'Who led the delegation?' }],
    ['/ask question:Who led the delegation?', { question: 'Who led the delegation?' }],
    ['/ask question: "Who led?" document: a', { question: 'Who led?', document: 'a' }],
  ])('may stand behind a space, as Discord shows them: %s', (line, options) => {
    expect(parse(line).options).toEqual(options);
  });

  test.each([
    'Zhejiang: how much money?',
    'how much money, Zhejiang: and Qinghai?',
    'I have a question: who led the delegation?',
    'In this document: how much money?',
    'Who signed the document: Wang?',
    'Is this private: yes?',
    '浙江： 给了多少钱？',
  ])('are not seen in a question that merely has a colon: %s', (question) => {
    expect(parse(`/ask ${question}`).options).toEqual({ question });
    expect(parse(question).options).toEqual({ question });
  });

  test('named without a value are not given', () => {
    expect(() => parse('/ask question:')).toThrow(/needs its question/);
  });

  test.each([
    ['/ask who led it? private:banana', 'private must be true or false, not "banana".'],
    ['/everything hello count:x', 'count must be a whole number, not "x".'],
    ['/everything hello side:nobody', /^side must be one of /],
  ])('that cannot have their value are refused: %s', (line, message) => {
    expect(() => parse(line)).toThrow(message);
  });

  test('have the type they are declared with', () => {
    expect(parse('/everything hello count:3 side:guests').options).toEqual({ word: 'hello', count: 3, side: 'guests' });
    expect(parse('/everything hello count: 3').options).toEqual({ word: 'hello', count: 3 });
    for (const line of ['/everything hello count:three', '/everything count: three']) {
      expect(refused(line).en).toBe('count must be a whole number, not "three".');
    }
  });

  test('that must be given are asked for', () => {
    expect(refused('/search').en).toMatch(/^\/search needs its words/);
    expect(refused('/search private:true').zh).toMatch(/缺少词语/);
  });
});

test('a command there is not is refused with those there are', () => {
  expect(refused('/nope')).toEqual({
    en: `There is no /nope. There are: ${commands.map(({ name }) => `/${name.en}`).join(' ')}`,
    zh: expect.stringContaining('/nope'),
  });
  expect(refused('/').en).toMatch(/There are: /);
});
