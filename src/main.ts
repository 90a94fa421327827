import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'dotenv';
import { type Invocation, parseArguments } from './cli/arguments.ts';
import { runAsk, runSearch } from './cli/run.ts';
import { readVersion } from './cli/version.ts';
import { type Config, PROJECT, parseConfig, type Variables, withFile } from './config.ts';
import { ConfigError, CorpusError, messageOf, UsageError } from './errors.ts';
import { buildDesk } from './saved-desk.ts';
import { counted } from './text.ts';

/** Exit codes of the command line: a contract. */
const FAULT = 1;
const BAD_USAGE = 2;

async function check(folder: string): Promise<void> {
  const { checkQuestions } = await import('./quality/check.ts');
  const desk = await buildDesk(folder);
  const { faults, asked } = await checkQuestions(desk, folder);
  if (faults.length > 0) throw new CorpusError(faults);
  const facts = desk.corpus.documents.reduce((sum, document) => sum + document.facts.length, 0);
  const counts = [
    counted(desk.corpus.documents.length, 'document'),
    counted(facts, 'fact'),
    counted(asked, 'question'),
  ];
  process.stdout.write(`${counts.join(', ')}: all right\n`);
}

async function run(invocation: Exclude<Invocation, { command: 'help' | 'version' }>, config: Config): Promise<void> {
  const folder = invocation.corpus ?? config.corpusDir;
  const build = () => buildDesk(folder);
  const streams = { input: process.stdin, output: process.stdout };
  switch (invocation.command) {
    case 'ask':
      return runAsk(await build(), invocation.input, invocation.explain, streams);
    case 'search':
      return runSearch(await build(), invocation.input, invocation.limit, streams);
    case 'briefing': {
      const { runBriefing } = await import('./cli/briefing.ts');
      return runBriefing(await build(), invocation.input, process.stdout);
    }
    case 'check':
      return check(folder);
    case 'invite': {
      const { inviteText } = await import('./discord/invite.ts');
      process.stdout.write(`${inviteText(invocation.application, config.discord?.token)}\n`);
      return;
    }
    case 'gaps': {
      const [{ runGaps }, { createState }, { createLog }] = await Promise.all([
        import('./cli/gaps.ts'),
        import('./state/state.ts'),
        import('./log.ts'),
      ]);
      return runGaps(
        await build(),
        createState(config, createLog('silent')),
        invocation.csv,
        process.stdout,
        process.stderr,
      );
    }
    case 'doctor': {
      const { doctor } = await import('./serve.ts');
      if (!(await doctor(config, folder, process.stdout))) process.exitCode = FAULT;
      return;
    }
    case 'serve': {
      // What only a server needs is not loaded for one answer.
      const { serve } = await import('./serve.ts');
      return serve(config, folder);
    }
  }
}

/**
 * The environment, and under it the settings of `.env` in the project's folder or of the file that ENV_FILE names.
 * @throws ConfigError where that file cannot be read; without ENV_FILE there need be none.
 */
async function readSettings(env: Variables): Promise<Variables> {
  const named = env.ENV_FILE?.trim();
  const file = named ? resolve(named) : resolve(PROJECT, '.env');
  try {
    return withFile(env, parse(await readFile(file)), dirname(file));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing && !named) return env;
    throw new ConfigError(`${file} cannot be read: ${messageOf(error)}`);
  }
}

async function main(): Promise<void> {
  const invocation = parseArguments(process.argv.slice(2));
  if (invocation.command === 'help') {
    process.stdout.write(invocation.text);
    return;
  }
  if (invocation.command === 'version') {
    process.stdout.write(`${await readVersion()}\n`);
    return;
  }
  await run(invocation, parseConfig(await readSettings(process.env)));
}

// Whoever reads our output may stop early (`| head`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : FAULT));

main().catch((error: unknown) => {
  const expected = error instanceof UsageError || error instanceof CorpusError || error instanceof ConfigError;
  process.stderr.write(
    `${expected || !(error instanceof Error) ? messageOf(error) : (error.stack ?? error.message)}\n`,
  );
  process.exitCode = error instanceof UsageError ? BAD_USAGE : FAULT;
});
