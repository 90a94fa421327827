import type { Desk } from '../../answer/desk.ts';
import { type Briefing, type BriefingRequest, createBriefing } from '../../briefing/briefing.ts';
import { briefingMarkdown } from '../../briefing/markdown.ts';
import { canPicture, drawGlance } from '../../briefing/picture.ts';
import { layScreen, type ScreenPart } from '../../briefing/screen.ts';
import { type Locale, localize } from '../../text.ts';
import { type Attachment, type Button, type Reply, reply } from './reply.ts';

export interface BriefingReplyOptions {
  /** Shown only to who asked. */
  readonly private?: boolean;
  /** Whether the whole briefing goes with it as a Markdown file. */
  readonly file?: boolean;
  /** Whether the picture of the visit or topic goes with it. */
  readonly picture?: boolean;
}

/** What must be read even where embeds are hidden. */
const FIRST: readonly ScreenPart['id'][] = ['bottom-line', 'who', 'when-where'];

/** A name of a file that every system takes. */
function fileName({ id, what }: { readonly id: string; readonly what: string }, ending: string): string {
  return `${`${id}-${what}`.replace(/[^\p{L}\p{N}.-]+/gu, '-')}.${ending}`;
}

function markdownFile(briefing: Briefing): Attachment {
  const description = { en: 'The briefing with exact quotes and their sources', zh: '简报全文，附原文引用及出处' };
  return {
    name: fileName({ id: briefing.document.id, what: briefing.topic?.id ?? 'briefing' }, 'md'),
    data: new TextEncoder().encode(briefingMarkdown(briefing)),
    description: localize(description, briefing.locale),
  };
}

async function pictureFile({ document, topic, locale }: Briefing): Promise<Attachment> {
  const { data, description } = await drawGlance(document, locale, topic);
  return { name: fileName({ id: document.id, what: topic?.id ?? 'glance' }, 'png'), data, description };
}

/** What can be had besides, for those who read the message; privately, so that a channel is not filled. */
function buttonsOf({ document, topic, locale }: Briefing, { file, picture }: BriefingReplyOptions): Button[] {
  const button = (what: string, en: string, zh: string) => ({
    label: localize({ en, zh }, locale),
    command: 'briefing',
    args: [what, document.id, topic?.id ?? '', locale],
  });
  return [
    ...(file ? [] : [button('file', 'As a file', '附文件')]),
    ...(picture || !canPicture(document, topic) ? [] : [button('picture', 'As a picture', '看图')]),
  ];
}

function drawFirst({ id, heading, text }: ScreenPart, locale: Locale): string {
  return id === 'bottom-line' ? text : `${heading}${locale === 'en' ? ': ' : '：'}${text}`;
}

function drawReply(briefing: Briefing, options: BriefingReplyOptions): Reply {
  const { heading, title, parts, note } = layScreen(briefing);
  const { locale } = briefing;
  const first = parts.filter(({ id }) => FIRST.includes(id));
  return reply({
    locale,
    title: heading,
    text: [title, ...first.map((part) => drawFirst(part, locale))].join('\n'),
    fields: parts.filter((part) => !first.includes(part)).map((part) => ({ name: part.heading, value: part.text })),
    notes: note === undefined ? [] : [note],
    buttons: buttonsOf(briefing, options),
    files: options.file ? [markdownFile(briefing)] : [],
    private: options.private === true,
  });
}

/**
 * Draws a briefing as a reply: bottom line, who, when and where in its text, the rest in its fields.
 * @returns a promise only where a picture goes with it.
 * @throws UserError for an unknown document or topic, saying what there is; the promise also where there is nothing to
 *   draw.
 */
export function briefingReply(
  desk: Desk,
  request: BriefingRequest,
  options: BriefingReplyOptions = {},
): Reply | Promise<Reply> {
  const briefing = createBriefing(desk.corpus, request);
  const drawn = drawReply(briefing, options);
  if (!options.picture) return drawn;
  return pictureFile(briefing).then((picture) => ({ ...drawn, files: [...drawn.files, picture] }));
}
