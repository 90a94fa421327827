import { readdir } from 'node:fs/promises';
import type { Command } from './command.ts';

function isCommand(value: unknown): value is Command {
  return typeof value === 'object' && value !== null && 'name' in value && 'description' in value && 'run' in value;
}

/**
 * Loads every command of the commands folder: one file, one command, its default export.
 * @throws Error naming the file that exports no command, or whose command has a name already taken.
 */
export async function loadCommands(): Promise<readonly Command[]> {
  const folder = new URL('../', import.meta.url);
  const files = (await readdir(folder)).filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).sort();
  const commands = new Map<string, Command>();
  for (const file of files) {
    const module: unknown = await import(new URL(file, folder).href);
    const command = typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
    if (!isCommand(command)) throw new Error(`${file} has no command as its default export`);
    if (commands.has(command.name.en)) throw new Error(`${file} defines /${command.name.en}, which exists already`);
    commands.set(command.name.en, command);
  }
  return [...commands.values()];
}
