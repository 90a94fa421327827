import { Command, CommanderError } from 'commander';
import { UsageError } from '../errors.ts';
import type { Locale } from '../text.ts';
import type { BriefingInput } from './briefing.ts';

/** What the command line asks for. */
export type Invocation =
  | { readonly command: 'serve'; readonly corpus: string | undefined }
  | { readonly command: 'ask'; readonly corpus: string | undefined; readonly input: Input; readonly explain: boolean }
  | { readonly command: 'search'; readonly corpus: string | undefined; readonly input: Input; readonly limit: number }
  | { readonly command: 'briefing'; readonly corpus: string | undefined; readonly input: BriefingInput }
  | { readonly command: 'check'; readonly corpus: string | undefined }
  | { readonly command: 'invite'; readonly corpus: string | undefined; readonly application: string | undefined }
  | { readonly command: 'gaps'; readonly corpus: string | undefined; readonly csv: boolean }
  | { readonly command: 'doctor'; readonly corpus: string | undefined }
  | { readonly command: 'version' }
  | { readonly command: 'help'; readonly text: string };

/** One text to answer, or JSON lines on standard input. */
export type Input = { readonly batch: true } | { readonly batch: false; readonly text: string; readonly json: boolean };

interface Flags {
  readonly corpus?: string;
  readonly json?: boolean;
  readonly batch?: boolean;
  readonly limit?: string;
  readonly explain?: boolean;
  readonly application?: string;
  readonly document?: string;
  readonly topic?: string;
  readonly language?: string;
  readonly picture?: string;
  readonly csv?: boolean;
  readonly version?: boolean;
}

const DEFAULT_LIMIT = 10;
export const MAX_LIMIT = 100;

function inputOf(command: string, text: string | undefined, flags: Flags): Input {
  if (flags.batch === true) {
    if (text !== undefined) throw new UsageError(`${command} --batch reads standard input; leave out "${text}"`);
    return { batch: true };
  }
  if (text === undefined || text.trim() === '') {
    throw new UsageError(`${command} needs words, for example: ${command} "Who led the delegation?"`);
  }
  return { batch: false, text, json: flags.json === true };
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new UsageError(`--limit must be a whole number from 1 to ${MAX_LIMIT}, not "${text}"`);
  }
  return limit;
}

function applicationOf(id: string | undefined): string | undefined {
  if (id === undefined || /^\d{17,20}$/.test(id)) return id;
  throw new UsageError(`--application must be the id of an application, 17 to 20 digits, not "${id}"`);
}

const LOCALES: readonly Locale[] = ['en', 'zh-CN', 'zh-TW'];

function briefingOf({ document, topic, language, picture }: Flags): BriefingInput {
  const locale = language === undefined ? 'en' : LOCALES.find((name) => name === language);
  if (!locale) throw new UsageError(`--language must be one of ${LOCALES.join(', ')}, not "${language}"`);
  if (picture !== undefined && !/\.png$/i.test(picture)) {
    throw new UsageError(`--picture must name a file that ends in .png, not "${picture}"`);
  }
  return { document, topic, locale, picture };
}

/** The reader of one sub-command line: every fault is thrown, nothing is printed. */
function quiet(command: Command): Command {
  return command
    .exitOverride()
    .configureOutput({ writeErr: () => {}, writeOut: () => {} })
    .allowExcessArguments(false)
    .option('--corpus <folder>', 'another corpus folder (or CORPUS_DIR)');
}

/**
 * What Commander stopped at.
 * @returns the help, where that was asked for.
 * @throws UsageError with one line that says what is wrong.
 */
function helpAskedFor(program: Command, args: readonly string[], error: unknown): Invocation {
  if (!(error instanceof CommanderError)) throw error;
  if (error.code === 'commander.helpDisplayed' || error.code === 'commander.help') {
    const named = program.commands.find((command) => args.includes(command.name())) ?? program;
    return { command: 'help', text: named.helpInformation() };
  }
  const unknown = error.code === 'commander.excessArguments' ? args.find((arg) => !arg.startsWith('-')) : undefined;
  const isCommand = program.commands.some((command) => command.name() === unknown);
  if (unknown !== undefined && !isCommand) throw new UsageError(`there is no command "${unknown}"; see --help`);
  throw new UsageError(
    `${error.message
      .replace(/^error: /, '')
      .replace(/\.$/, '')
      .replaceAll('\n', ' ')}; see --help`,
  );
}

/**
 * Reads the command line.
 * @param args what stands behind `node dist/main.js`.
 * @throws UsageError with one line that says what is wrong.
 */
export function parseArguments(args: readonly string[]): Invocation {
  let invocation: Invocation | undefined;
  const program = quiet(new Command('visit-desk')).description(
    'answers questions about a visit with the exact words of the document',
  );
  program.option('--version', 'print the version').action((flags: Flags) => {
    invocation = flags.version ? { command: 'version' } : { command: 'serve', corpus: flags.corpus };
  });
  const add = (name: string, description: string) => quiet(program.command(name)).description(description);
  const corpusOf = (flags: Flags) => flags.corpus ?? program.opts<Flags>().corpus;
  add('serve', 'serve Discord with DISCORD_TOKEN, else the console (the default)').action((flags: Flags) => {
    invocation = { command: 'serve', corpus: corpusOf(flags) };
  });
  add('ask', 'answer a question')
    .argument('[question]')
    .option('--json', 'print the answer as one JSON line')
    .option('--batch', 'JSON lines in, JSON lines out: {"id","question","locale"?}')
    .option('--explain', 'also how the question was understood, what was weighed, and the decision')
    .action((text: string | undefined, flags: Flags) => {
      const explain = flags.explain === true;
      if (explain && (flags.json === true || flags.batch === true)) {
        throw new UsageError('--explain is for reading; leave out --json and --batch');
      }
      invocation = { command: 'ask', corpus: corpusOf(flags), input: inputOf('ask', text, flags), explain };
    });
  add('search', 'find passages')
    .argument('[words]')
    .option('--limit <n>', `the most hits, 1 to ${MAX_LIMIT}`)
    .option('--json', 'print the hits as one JSON line')
    .option('--batch', 'JSON lines in, JSON lines out: {"id","query","limit"?,"document"?}')
    .action((text: string | undefined, flags: Flags) => {
      const limit = limitOf(flags.limit);
      invocation = { command: 'search', corpus: corpusOf(flags), input: inputOf('search', text, flags), limit };
    });
  add('briefing', 'print the visit, or one topic of it, as a Markdown file')
    .option('--topic <topic>', 'only this topic')
    .option('--document <document>', 'the document it is about')
    .option('--language <language>', `${LOCALES.join(', ')} (the first by default)`)
    .option('--picture <file.png>', 'also write it, at a glance, as a picture')
    .action((flags: Flags) => {
      invocation = { command: 'briefing', corpus: corpusOf(flags), input: briefingOf(flags) };
    });
  add('check', 'validate the corpus and run its question sets').action((flags: Flags) => {
    invocation = { command: 'check', corpus: corpusOf(flags) };
  });
  add('invite', 'print the links that install the bot in Discord')
    .option('--application <id>', 'the id of the application (default: that of DISCORD_TOKEN)')
    .action((flags: Flags) => {
      invocation = { command: 'invite', corpus: corpusOf(flags), application: applicationOf(flags.application) };
    });
  add('gaps', 'what people asked that the documents do not say')
    .option('--csv', 'as CSV, for a spreadsheet')
    .action((flags: Flags) => {
      invocation = { command: 'gaps', corpus: corpusOf(flags), csv: flags.csv === true };
    });
  add('doctor', 'look whether everything the bot needs is there, and say who can mend what is not').action(
    (flags: Flags) => {
      invocation = { command: 'doctor', corpus: corpusOf(flags) };
    },
  );
  try {
    program.parse([...args], { from: 'user' });
  } catch (error) {
    return helpAskedFor(program, args, error);
  }
  if (!invocation) throw new UsageError('give a command; see --help');
  return invocation;
}
