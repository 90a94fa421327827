/** A slice of a document's text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A slice of a document, cut where a reader would pause, with the sentences in it and the headings above it. */
export interface PassageSpan extends Span {
  readonly sentences: readonly Span[];
  readonly trail: readonly string[];
}

/** The length a passage of a long paragraph is aimed at, in UTF-16 units: a screenful of a phone, a few sentences. */
export const PASSAGE_TARGET = 450;
/** The length no passage exceeds, in UTF-16 units. */
export const PASSAGE_LIMIT = 700;

/** A line as it stands in the file: a byte order mark may begin the first, and a carriage return end each. */
const HEADING = /^\uFEFF? {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*\r?$/;
const LIST_ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s/;
const ENDS_SENTENCE = /[.!?。！？…;；:：]["'”’）)\]」』]*\s*$/u;
/** Words after which a full stop does not end a sentence. */
const ABBREVIATION =
  /(?:^|[\s("'“‘])(?:mr|mrs|ms|dr|prof|st|sr|jr|gen|col|lt|capt|sgt|rev|hon|gov|sen|rep|mt|no|vs|etc|e\.g|i\.e|cf|approx|inc|ltd|co|corp|fig|vol|pp|ca|[a-z]|(?:[a-z]\.)+[a-z])\.$/i;
/** Terminator with its closing marks. After a Latin full stop white space must follow; after a Chinese one nothing need. */
const TERMINATOR = /(?:[.!?…]+["'”’)\]]*(?=\s)|[。！？]+[”’」』）)"']*)/gu;

function trimSpan(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

function endsSentence(text: string, start: number, stop: number): boolean {
  const after = /\S/.exec(text.slice(stop, stop + 20))?.[0];
  const terminator = text.charAt(stop - 1);
  if (/[。！？]/.test(text.slice(stop - 3, stop))) return true;
  // A lower-case continuation shows that the stop belonged to an abbreviation or an inner quotation.
  if (after !== undefined && /\p{Ll}/u.test(after)) return false;
  return terminator !== '.' || !ABBREVIATION.test(text.slice(Math.max(start, stop - 16), stop));
}

/**
 * Sentences of `text` between two offsets; only white space lies between them.
 * @returns spans in order; none is empty.
 */
export function splitSentences(text: string, start: number, end: number): Span[] {
  const spans: Span[] = [];
  let from = start;
  TERMINATOR.lastIndex = 0;
  for (const match of text.slice(start, end).matchAll(TERMINATOR)) {
    const stop = start + match.index + match[0].length;
    if (!endsSentence(text, from, stop)) continue;
    spans.push(trimSpan(text, from, stop));
    from = stop;
  }
  spans.push(trimSpan(text, from, end));
  return spans.filter((span) => span.end > span.start);
}

/** The last good place to cut before `limit`: after a clause, else at a space, else between two characters. */
function cutPoint(text: string, start: number, limit: number): number {
  const window = text.slice(start, start + limit);
  const clause = Math.max(...[...window.matchAll(/[,;:，；：、](?=\s|\p{Script=Han})/gu)].map((m) => m.index + 1), 0);
  if (clause > limit / 2) return start + clause;
  const space = window.search(/\s\S*$/);
  if (space > 0) return start + space;
  const last = window.charCodeAt(window.length - 1);
  return start + (last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}

function splitOverlong(text: string, span: Span): Span[] {
  const parts: Span[] = [];
  let start = span.start;
  while (span.end - start > PASSAGE_LIMIT) {
    const cut = cutPoint(text, start, PASSAGE_LIMIT);
    parts.push(trimSpan(text, start, cut));
    start = trimSpan(text, cut, span.end).start;
  }
  parts.push({ start, end: span.end });
  return parts.filter((part) => part.end > part.start);
}

/** Packs sentences into passages of about equal length, near the target and never over the limit. */
function packSentences(sentences: readonly Span[], trail: readonly string[]): PassageSpan[] {
  const first = sentences[0];
  const last = sentences.at(-1);
  if (first === undefined || last === undefined) return [];
  const length = last.end - first.start;
  const count = length <= PASSAGE_LIMIT * 0.9 ? 1 : Math.ceil(length / PASSAGE_TARGET);
  const target = length / count;
  const passages: PassageSpan[] = [];
  let group: Span[] = [];
  const flush = () => {
    const [head] = group;
    const tail = group.at(-1);
    if (head && tail) passages.push({ start: head.start, end: tail.end, sentences: group, trail });
    group = [];
  };
  for (const sentence of sentences) {
    const head = group[0];
    if (head !== undefined) {
      const now = (group.at(-1) ?? head).end - head.start;
      const grown = sentence.end - head.start;
      // Close the group where that leaves its length nearer to the target than taking the sentence in would.
      if (grown > PASSAGE_LIMIT || (count > 1 && grown > target && grown - target > target - now)) flush();
    }
    group.push(sentence);
  }
  flush();
  return passages;
}

interface Block extends Span {
  readonly trail: readonly string[];
}

function* lines(text: string, from: number): Generator<Span> {
  let start = from;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    yield { start, end };
    start = end + 1;
  }
}

/** Paragraphs: runs of lines, ended by a blank line, a list item, or a line that ends as a paragraph does. */
function splitBlocks(text: string, from: number, markdown: boolean): Block[] {
  const blocks: Block[] = [];
  const headings: string[] = [];
  let open: { start: number; end: number; heading: boolean } | undefined;
  const close = () => {
    if (open) blocks.push({ ...trimSpan(text, open.start, open.end), trail: headings.filter(Boolean) });
    open = undefined;
  };
  for (const { start, end } of lines(text, from)) {
    const line = text.slice(start, end);
    const heading = markdown ? HEADING.exec(line) : null;
    if (heading) {
      close();
      const level = heading[1]?.length ?? 1;
      headings.length = Math.min(headings.length, level - 1);
      while (headings.length < level - 1) headings.push('');
      headings.push(heading[2] ?? '');
      open = { start, end, heading: true };
    } else if (/^\s*$/.test(line)) {
      // A heading stays open over the blank line below it: it belongs to the passage it stands above.
      if (open && !open.heading) close();
    } else {
      if (open && !open.heading && LIST_ITEM.test(line)) close();
      open = open ? { start: open.start, end, heading: false } : { start, end, heading: false };
      if (ENDS_SENTENCE.test(line)) close();
    }
  }
  close();
  return blocks.filter((block) => block.end > block.start);
}

/** Sentences of a block; a Markdown heading line at its head is a sentence of its own. */
function blockSentences(text: string, block: Block): Span[] {
  const lineEnd = text.indexOf('\n', block.start);
  const headed = lineEnd !== -1 && lineEnd < block.end && HEADING.test(text.slice(block.start, lineEnd));
  const bodyStart = headed && block.trail.length > 0 ? lineEnd : block.start;
  const head = bodyStart > block.start ? [trimSpan(text, block.start, bodyStart)] : [];
  return [...head, ...splitSentences(text, bodyStart, block.end)].flatMap((span) => splitOverlong(text, span));
}

/**
 * Cuts a document into passages that tile it: in order, not overlapping, only white space between them.
 * Paragraphs are kept whole where they fit; longer ones are cut between sentences near {@link PASSAGE_TARGET}, and a
 * sentence longer than {@link PASSAGE_LIMIT} at a clause or a space.
 * @param from offset at which the text proper begins (behind a front matter).
 * @param markdown whether `#` lines are headings, which become the trail of what stands below them.
 */
export function splitPassages(text: string, from = 0, markdown = false): PassageSpan[] {
  return splitBlocks(text, from, markdown).flatMap((block) => packSentences(blockSentences(text, block), block.trail));
}
