import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIEmbed,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { Attachment, Button, Reply } from '../commands/kit/reply.ts';
import { localize } from '../text.ts';
import { encodePress } from './custom-id.ts';
import { plainLine } from './escape.ts';
import { renderEmbed, renderEvidence } from './evidence.ts';
import { cutToFit, less } from './fit.ts';
import { LIMITS, MESSAGE_BYTES } from './limits.ts';

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** A message as discord.js takes it, in plain data. */
export interface Payload {
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: ButtonRow[];
  readonly files: { readonly attachment: Buffer; readonly name: string; readonly description: string }[];
  readonly flags?: MessageFlags.Ephemeral;
  readonly allowedMentions: { readonly parse: []; readonly repliedUser: false };
}

export interface RenderOptions {
  /** What was asked before the reply's own question, where it followed up on that. */
  readonly previous?: string | undefined;
  /** Whether embeds may be sent where it goes; the quotes stand in the content if not. */
  readonly canEmbed?: boolean;
  /** Whether files may be sent where it goes; the reply says that they are missing if not. */
  readonly canAttach?: boolean;
}

const NO_FILES = {
  en: 'The file that belongs here is missing: I may not attach files in this channel (the permission “Attach Files”).',
  zh: '此处缺少附件：我在这个频道没有“附加文件”权限。',
};

function renderRows(buttons: readonly Button[]): ButtonRow[] {
  const shown = new Map<string, APIButtonComponentWithCustomId>();
  for (const button of buttons) {
    const custom_id = encodePress(button);
    const label = cutToFit(button.label, { characters: LIMITS.buttonLabel, bytes: MESSAGE_BYTES }, plainLine);
    if (custom_id === undefined || label === '') continue;
    shown.set(custom_id, { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id });
  }
  const all = [...shown.values()].slice(0, LIMITS.rows * LIMITS.rowButtons);
  return Array.from({ length: Math.ceil(all.length / LIMITS.rowButtons) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: all.slice(row * LIMITS.rowButtons, (row + 1) * LIMITS.rowButtons),
  }));
}

function renderFile({ name, data, description }: Attachment): Payload['files'][number] {
  const room = { characters: LIMITS.fileDescription, bytes: MESSAGE_BYTES };
  return { attachment: Buffer.from(data), name, description: cutToFit(description, room, plainLine) };
}

/**
 * Draws a reply as a message of Discord: the answer in `content`, so that it shows in notifications, to screen readers
 * and where embeds are hidden; what it rests on in one embed. No text of it is read as Markdown or pings anyone, and no
 * limit of Discord is broken whatever the reply holds: what does not fit is cut and marked.
 */
export function renderReply(
  given: Reply,
  { previous, canEmbed = true, canAttach = true }: RenderOptions = {},
): Payload {
  const missing = given.files.length > 0 && !canAttach;
  const reply = missing ? { ...given, files: [], notes: [...given.notes, localize(NO_FILES, given.locale)] } : given;
  const whole = { characters: LIMITS.content, bytes: MESSAGE_BYTES };
  // Discord takes no message of white space only.
  const drawn = [reply.text, reply.title].map((text) => cutToFit(text, whole).trim()).find((text) => text !== '');
  const answer = drawn ?? (reply.locale === 'en' ? 'Answer' : '回答');
  const left = less(whole, answer);
  const evidence = canEmbed ? '' : renderEvidence(reply, previous, less(left, '\n\n'));
  const embed = canEmbed ? renderEmbed(reply, previous, { ...left, characters: LIMITS.embedTotal }) : undefined;
  const files = reply.files.filter(({ data }) => data.byteLength <= LIMITS.fileBytes).slice(0, LIMITS.files);
  return {
    content: evidence === '' ? answer : `${answer}\n\n${evidence}`,
    embeds: embed ? [embed] : [],
    components: renderRows(reply.buttons),
    files: files.map(renderFile),
    ...(reply.private ? { flags: MessageFlags.Ephemeral } : {}),
    allowedMentions: { parse: [], repliedUser: false },
  };
}
