import { type Excerpt, excerptsOf, piecesOf } from '../commands/kit/excerpts.ts';
import { fieldLines } from '../commands/kit/instants.ts';
import { quotesHeading, type Reply, stampLine } from '../commands/kit/reply.ts';
import { localize } from '../text.ts';

const BOLD = '\u001b[1m';
const DIM = '\u001b[2m';
const RESET = '\u001b[0m';

/** Whether text may be marked with terminal colours, or must stay plain. */
export interface RenderOptions {
  readonly colour: boolean;
  /** Whether lines can be typed in answer to it: then what buttons do elsewhere is said as lines to type. */
  readonly typing?: boolean;
}

/** Control characters of a document or a question must not steer the terminal. */
function inert(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

function renderExcerpt(excerpt: Excerpt, { colour }: RenderOptions): string {
  const mark = (text: string) => (colour ? `${BOLD}${text}${RESET}` : `[${text}]`);
  const pieces = piecesOf(excerpt).map(({ text, quoted }) => (quoted ? mark(inert(text)) : inert(text)));
  const where = colour ? `${DIM}${excerpt.source}${RESET}` : excerpt.source;
  return `  ${where}  ${pieces.join('')}`;
}

/** What buttons lead to, as lines to type; each line once. */
function renderHints({ buttons }: Reply, { colour, typing }: RenderOptions): string {
  if (!typing) return '';
  const hints = new Map(buttons.flatMap(({ label, typed }) => (typed === undefined ? [] : [[typed, label] as const])));
  const lines = [...hints].map(([typed, label]) => `${inert(label)}: ${inert(typed)}`);
  return lines.map((line) => (colour ? `${DIM}${line}${RESET}` : line)).join('\n');
}

/** A terminal shows no files: what is told to those who cannot see them has to do. */
function renderFiles({ files, locale }: Reply): string {
  if (files.length === 0) return '';
  const heading = localize({ en: 'Attached where files can be sent:', zh: '可以发送文件的地方会附上：' }, locale);
  return [heading, ...files.map(({ name, description }) => `  ${inert(name)}: ${inert(description)}`)].join('\n');
}

/**
 * Draws a reply as text for a terminal or a file.
 * @returns lines without a line feed at the end; quotes stand in their sentence, bold or in [brackets], each sentence once.
 */
export function renderReply(reply: Reply, options: RenderOptions = { colour: false }): string {
  const blocks = [
    reply.text.split('\n').map(inert).join('\n'),
    reply.fields
      .map((field) => `  ${inert(field.name)}: ${fieldLines(field, reply.locale).map(inert).join('\n    ')}`)
      .join('\n'),
    reply.quotes.length > 0
      ? [
          `${quotesHeading(reply)}:`,
          ...excerptsOf(reply.quotes).map((excerpt) => renderExcerpt(excerpt, options)),
        ].join('\n')
      : '',
    reply.notes.map(inert).join('\n'),
    reply.stamp ? inert(stampLine(reply.stamp)) : '',
    renderFiles(reply),
    renderHints(reply, options),
  ];
  return blocks.filter(Boolean).join('\n\n');
}
