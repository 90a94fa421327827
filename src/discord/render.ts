import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIEmbed,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { Attachment, Button, Reply } from '../commands/kit/reply.ts';
import { encodePress } from './custom-id.ts';
import { escapeMarkdown, plainLine } from './escape.ts';
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
}

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
export function renderReply(reply: Reply, { previous, canEmbed = true }: RenderOptions = {}): Payload {
  const text = reply.text.trim() === '' ? reply.title : reply.text;
  const whole = { characters: LIMITS.content, bytes: MESSAGE_BYTES };
  const answer = cutToFit(text, whole) || escapeMarkdown(reply.locale === 'en' ? 'Answer' : '回答');
  const left = less(whole, answer);
  const evidence = canEmbed ? '' : renderEvidence(reply, less(left, '\n\n'));
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
