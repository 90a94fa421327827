import { writeFile } from 'node:fs/promises';
import type { Desk } from '../answer/desk.ts';
import { createBriefing } from '../briefing/briefing.ts';
import { briefingMarkdown } from '../briefing/markdown.ts';
import { drawGlance } from '../briefing/picture.ts';
import { ConfigError, messageOf, UsageError, UserError } from '../errors.ts';
import type { Locale } from '../text.ts';

/** What `briefing` is asked for. */
export interface BriefingInput {
  readonly document: string | undefined;
  readonly topic: string | undefined;
  readonly locale: Locale;
  /** Where the picture is to be written, if one is wanted. */
  readonly picture: string | undefined;
}

async function writePicture(file: string, data: Uint8Array): Promise<void> {
  try {
    await writeFile(file, data);
  } catch (error) {
    throw new ConfigError(`the picture cannot be written: ${messageOf(error)}`);
  }
}

/**
 * `briefing`: prints it as a Markdown file, and writes the picture where that is wanted.
 * @throws UsageError for an unknown document or topic, or where there is nothing to draw; ConfigError where the picture
 *   cannot be written.
 */
export async function runBriefing(desk: Desk, input: BriefingInput, output: NodeJS.WritableStream): Promise<void> {
  try {
    const briefing = createBriefing(desk.corpus, input);
    const path = input.picture;
    const drawn = path === undefined ? undefined : await drawGlance(briefing.document, briefing.locale, briefing.topic);
    if (path !== undefined && drawn) await writePicture(path, drawn.data);
    const linked = path !== undefined && drawn ? { path, description: drawn.description } : undefined;
    output.write(briefingMarkdown(briefing, linked));
  } catch (error) {
    if (error instanceof UserError) throw new UsageError(error.message.replace(/\.$/, ''));
    throw error;
  }
}
