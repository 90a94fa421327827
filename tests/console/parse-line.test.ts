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

  test('have the type they are declared with', () => {
    expect(parse('/everything hello count:3 side:guests').options).toEqual({ word: 'hello', count: 3, side: 'guests' });
    expect(refused('/everything hello count:three').en).toBe('count must be a whole number, not "three".');
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
