import { expect, test } from 'vitest';
import { loadCommands } from '../../src/commands/kit/registry.ts';
import { parseConsoleLine } from '../../src/console/parse-line.ts';
import { divided } from '../support/commands.ts';
import { run } from '../support/program.ts';

test('a subcommand is named after its command, with its own options', () => {
  const { command, options } = parseConsoleLine('/divided add green tea', [divided]);
  expect([command.name.en, options]).toEqual(['add', { what: 'green tea' }]);
  expect(parseConsoleLine('/divided', [divided]).command).toBe(divided);
  expect(parseConsoleLine('/divided nothing', [divided]).command).toBe(divided);
});

test('in any of its languages', async () => {
  const commands = await loadCommands();
  expect(parseConsoleLine('/定时简报 列表', commands).command.name.en).toBe('list');
  const { options } = parseConsoleLine('/briefings add channel:x when:"daily 9:00" time-zone:UTC visit', commands);
  expect(options).toEqual({ channel: 'x', when: 'daily 9:00', 'time-zone': 'UTC', content: 'visit' });
});

test('the terminal says that schedules need Discord', async () => {
  const input = '/briefings add\n/briefings list\n/briefings pause id:abcd\n';
  const { code, stdout, stderr } = await run([], { input });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.match(/need Discord: start the bot with DISCORD_TOKEN/g)).toHaveLength(3);
  expect(stdout).toMatch(/Nothing is scheduled\./);
});
