import { expect, test } from 'vitest';
import { loadCommands } from '../../src/commands/kit/registry.ts';
import { completeLine } from '../../src/console/complete.ts';
import { bundledDesk } from '../support/bot.ts';

const desk = await bundledDesk();
const commands = await loadCommands();
const complete = (line: string) => completeLine(line, commands, desk);

test('names of commands and questions of the corpus are completed', () => {
  expect(complete('/pa')).toEqual([['/passage '], '/pa']);
  expect(complete('/nope x')).toEqual([[], '/nope x']);
  const [questions] = complete('what is the title');
  expect(questions).toContain('What is the title of the document?');
  expect(complete('文件')[0].length).toBeGreaterThan(0);
});

test('values of the first option are completed by id and by label', () => {
  expect(complete('/person xia')).toEqual([['xia-baolong', 'Xia Baolong — Zhejiang'], 'xia']);
  expect(complete('/人物 王')).toEqual([['王国生 — 青海'], '王']);
  expect(complete('/passage zhejiang-visit#13')[0]).toEqual([
    'zhejiang-visit#13',
    expect.stringMatching(/^zhejiang-visit#13: /),
  ]);
  expect(complete('/person ')[0]).toContain('wang-guosheng');
});

test('names of commands in Chinese, and of subcommands, are completed', () => {
  expect(complete('/人')).toEqual([['/人物 '], '/人']);
  expect(complete('/数')[0]).toEqual(['/数据 ']);
  expect(complete('/briefings ')[0]).toEqual(
    ['add', 'list', 'preview', 'test', 'pause', 'resume', 'remove'].map((name) => `${name} `),
  );
  expect(complete('/briefings re')).toEqual([['resume ', 'remove '], 're']);
  expect(complete('/定时简报 移')).toEqual([['移除 '], '移']);
  expect(complete('/briefings add content:topic:ai')).toEqual([['topic:aid'], 'topic:ai']);
  expect(complete('/briefings nope x')).toEqual([[], 'nope x']);
});

test('what is meant takes the place of what is typed, where that is one thing; several are offered beside it', () => {
  expect(complete('/passage 9')).toEqual([['zhejiang-visit#9'], '9']);
  expect(complete('/person xia baolng')).toEqual([['xia-baolong'], 'xia baolng']);
  const [several, typed] = complete('/fact money');
  expect(several[0]).toBe(typed);
  expect(several.length).toBeGreaterThan(2);
  expect(complete('/person xylophone')).toEqual([[], 'xylophone']);
});

test('values of a named option are completed in its place', () => {
  expect(complete('/figures document:zhe')).toEqual([['zhejiang-visit'], 'zhe']);
  expect(complete('/figures document: zhe')).toEqual([['zhejiang-visit'], 'zhe']);
  expect(complete('/search aid funds 文件：zhe')).toEqual([['zhejiang-visit'], 'zhe']);
  expect(complete('/search aid fu')).toEqual([[], 'aid fu']);
  expect(complete('/help x')).toEqual([[], 'x']);
});
