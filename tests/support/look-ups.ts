import { createDesk, type Desk } from '../../src/answer/desk.ts';
import type { CommandContext, OptionValues } from '../../src/commands/kit/command.ts';
import { loadCommands } from '../../src/commands/kit/registry.ts';
import type { Button, Reply } from '../../src/commands/kit/reply.ts';
import { slice } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { UserError } from '../../src/errors.ts';
import { corpusFolder } from './corpus-folder.ts';

const commands = await loadCommands();

/** Who asks, of what. */
export type Asker = Partial<Pick<CommandContext, 'locale' | 'previous' | 'state' | 'isOperator' | 'guildId'>>;

function commandOf(name: string) {
  const command = commands.find((candidate) => candidate.name.en === name);
  if (!command) throw new Error(`there is no command ${name}`);
  return command;
}

const contextOf = (desk: Desk, { locale = 'en', ...asker }: Asker): CommandContext => {
  return { desk, locale, commands, ...asker };
};

/** Runs a command as a front door does. */
export async function run(desk: Desk, name: string, options: OptionValues = {}, asker: Asker = {}): Promise<Reply> {
  return commandOf(name).run(options, contextOf(desk, asker));
}

/** Presses a button as a front door does. */
export async function press(desk: Desk, { command, args }: Pick<Button, 'command' | 'args'>, asker: Asker = {}) {
  const { press: answer } = commandOf(command);
  if (!answer) throw new Error(`/${command} has no buttons`);
  return answer(args, contextOf(desk, asker));
}

/** What a command suggests while an option is typed. */
export function complete(
  desk: Desk,
  name: string,
  option: string,
  typed: string,
  { given = {}, ...asker }: Asker & { given?: OptionValues } = {},
) {
  return commandOf(name).complete?.(option, typed, contextOf(desk, asker), given) ?? [];
}

/** The words somebody is told who did something wrong. */
export async function refusal(work: Promise<unknown>): Promise<UserError['text']> {
  try {
    await work;
  } catch (error) {
    if (error instanceof UserError) return error.text;
    throw error;
  }
  throw new Error('it was not refused');
}

/** The button of a reply with this label. */
export function button({ buttons }: Reply, label: string): Button {
  const found = buttons.find((candidate) => candidate.label === label);
  if (!found) throw new Error(`no button "${label}" among ${buttons.map((one) => one.label).join(', ')}`);
  return found;
}

/** Quotes of a reply that are not what their document says there: always none. */
export function inexact({ quotes }: Reply): unknown[] {
  return quotes.filter(({ quote, before, after }) => {
    const { document, start, end, text } = quote;
    const around = { start: start - before.length, end: end + after.length };
    return slice(document, { start, end }) !== text || slice(document, around) !== before + text + after;
  });
}

const factsOf = (year: number, place: string) => `title: { en: The ${place} report, zh: ${place}报告 }
people:
  - id: mayor
    name: { en: Ann ${place}, zh: 安 }
    side: { en: ${place}, zh: ${place} }
    role: { en: mayor, zh: 市长 }
    quotes: ["a bridge was built in ${year}"]
facts:
  - id: bridge
    kinds: [when]
    label: { en: The bridge, zh: 大桥 }
    answer: { en: The bridge was built in ${year}., zh: 大桥建于${year}年。 }
    quotes: ["a bridge was built in ${year}"]
    when: { value: { en: "${year}", zh: ${year}年 }, sort: "${year}" }
    figure: { value: { en: "${year}", zh: ${year}年 }, what: { en: year of the bridge, zh: 建桥年份 } }
    asks: { en: ["When was the bridge of ${place} built?"], zh: ["${place}的大桥何时建成？"] }
`;

/** A desk over two documents with facts of the same ids, and one nobody wrote facts about. */
export async function severalDesk(): Promise<Desk> {
  const files = {
    'town.txt': 'In the town a bridge was built in 1999. It is blue.',
    'town.facts.yaml': factsOf(1999, 'Town'),
    'village.txt': 'In the village a bridge was built in 1850. It is old.',
    'village.facts.yaml': factsOf(1850, 'Village'),
    'plain.txt': 'Of the harbour nobody has written any facts. It has a lighthouse.',
  };
  return createDesk(await loadCorpus(await corpusFolder(files)));
}

/** A desk over one document nobody wrote facts about. */
export async function plainDesk(): Promise<Desk> {
  return createDesk(await loadCorpus(await corpusFolder({ 'plain.txt': 'The harbour has a lighthouse.' })));
}
