import { expect, test } from 'vitest';
import { loadCommands } from '../../src/commands/kit/registry.ts';
import { bundledDesk } from '../support/bot.ts';
import { plainDesk, run } from '../support/look-ups.ts';

const desk = await bundledDesk();
const commands = await loadCommands();

test('help names every command in the language of the asker, with what can be typed', async () => {
  for (const locale of ['en', 'zh-CN', 'zh-TW'] as const) {
    const names = (await run(desk, 'help', {}, { locale })).fields.map(({ name }) => name);
    for (const { name } of commands) expect(names).toContain(`/${locale === 'en' ? name.en : name[locale]}`);
  }
  const { fields } = await run(desk, 'help');
  const shownFor = (name: string) => fields.find((field) => field.name === name)?.value;
  expect(shownFor('/person')).toContain('/person wang-guosheng');
  expect(shownFor('/passage')).toContain('/passage zhejiang-visit#1');
});

test('its examples work', async () => {
  const { fields } = await run(desk, 'help');
  const lines = fields
    .flatMap(({ value }) => value.split('\n'))
    .filter((line) => /^\/(?:fact|person|passage) /.test(line));
  expect(lines.length).toBe(3);
  for (const line of lines) {
    const [, name = '', value = ''] = /^\/(\S+) (.*)$/.exec(line) ?? [];
    expect((await run(desk, name, { [name]: value })).text).not.toBe('');
  }
});

test('it does without examples where there are none', async () => {
  const { fields, text } = await run(await plainDesk(), 'help', { private: true });
  expect(text).toContain('The harbour has a lighthouse');
  expect(fields.find(({ name }) => name === '/fact')?.value).not.toContain('\n');
});
