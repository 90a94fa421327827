import { checkComponents } from './check-component.ts';
import { checkEmbeds } from './check-embed.ts';
import { ApiError, Findings } from './errors.ts';
import type { UploadedFile } from './http.ts';
import { isJson, type Json, jsonList, list, number, text } from './json.ts';

/** Which request a message body came with. */
export type BodyKind = 'create' | 'edit' | 'interaction' | 'follow-up' | 'edit-answer';

/** Message flags the stand-in reads or sets. */
export const FLAG = { suppressEmbeds: 4, ephemeral: 64, loading: 128, silent: 4096, v2: 32_768 } as const;

// discord.js always sends tts and enforce_nonce (false), so they are no finding of their own.
const COMMON = [
  ...['content', 'embeds', 'allowed_mentions', 'components', 'attachments', 'flags', 'poll'],
  ...['tts', 'enforce_nonce'],
];
const KNOWN: Record<BodyKind, string[]> = {
  create: [...COMMON, 'nonce', 'message_reference', 'sticker_ids', 'shared_client_theme'],
  edit: [...COMMON, 'sticker_ids'],
  interaction: COMMON,
  'follow-up': COMMON,
  'edit-answer': COMMON,
};
const FLAGS: Record<BodyKind, number> = {
  create: FLAG.suppressEmbeds | FLAG.silent | FLAG.v2 | 8192,
  edit: FLAG.suppressEmbeds | FLAG.v2,
  interaction: FLAG.suppressEmbeds | FLAG.ephemeral | FLAG.silent | FLAG.v2 | 8192,
  'follow-up': FLAG.suppressEmbeds | FLAG.ephemeral | FLAG.silent | FLAG.v2 | 8192,
  'edit-answer': FLAG.suppressEmbeds | FLAG.v2,
};
const MAX_FILE = 10 * 1024 * 1024;

/** Checks a message body against the documented limits; throws Discord's answer when it would refuse. */
export function checkMessage(
  kind: BodyKind,
  where: string,
  body: Json,
  files: readonly UploadedFile[],
  violations: string[],
  flagsBefore = 0,
): void {
  const findings = new Findings();
  const flags = number(body.flags) | flagsBefore;
  findings.keys('', body, KNOWN[kind]);
  findings.length('content', body.content, 0, 2000);
  checkEmbeds(findings, body.embeds);
  checkComponents(findings, body.components, (flags & FLAG.v2) !== 0);
  if ((flags & FLAG.v2) !== 0) checkV2(findings, body);
  const wrong = number(body.flags) & ~FLAGS[kind];
  if (wrong !== 0) findings.note('flags', `${wrong} cannot be set here`);
  checkNonce(findings, body);
  checkMentions(findings, kind, body);
  checkFiles(findings, body, files);
  findings.settle(where, violations);
  const big = files.find((file) => file.content.byteLength > MAX_FILE);
  if (big !== undefined) {
    violations.push(`${where}: ${big.name} is larger than 10 MiB`);
    throw new ApiError(413, 40005, 'Request entity too large');
  }
  if (!kind.startsWith('edit') && isEmpty(body, files)) {
    violations.push(`${where}: the message is empty`);
    throw new ApiError(400, 50006, 'Cannot send an empty message');
  }
}

function isEmpty(body: Json, files: readonly UploadedFile[]): boolean {
  const lists = [body.embeds, body.components, body.sticker_ids].some((value) => list(value).length > 0);
  const forward = isJson(body.message_reference) && body.message_reference.type === 1;
  return text(body.content).trim() === '' && !lists && files.length === 0 && !isJson(body.poll) && !forward;
}

function checkV2(findings: Findings, body: Json): void {
  if (text(body.content) !== '') {
    findings.error('content', 'The content field cannot be used when using MessageFlags.IS_COMPONENTS_V2');
  }
  for (const key of ['embeds', 'sticker_ids'] as const) {
    if (list(body[key]).length > 0) {
      findings.error(key, `The ${key} field cannot be used when using MessageFlags.IS_COMPONENTS_V2`);
    }
  }
}

function checkNonce(findings: Findings, body: Json): void {
  const { nonce } = body;
  if (nonce === undefined || nonce === null) {
    if (body.enforce_nonce === true) findings.note('enforce_nonce', 'there is no nonce to enforce');
    return;
  }
  if (typeof nonce === 'number') return;
  findings.length('nonce', nonce, 1, 25);
}

function checkMentions(findings: Findings, kind: BodyKind, body: Json): void {
  const mentions = body.allowed_mentions;
  if (kind.startsWith('edit') && body.content === undefined) return;
  if (!isJson(mentions) || !Array.isArray(mentions.parse)) {
    findings.note('allowed_mentions', 'missing, so Discord would ping by its defaults; send { parse: [] }');
    return;
  }
  findings.keys('allowed_mentions', mentions, ['parse', 'users', 'roles', 'replied_user']);
  if (mentions.parse.length > 0) findings.note('allowed_mentions.parse', 'is not empty');
  if (mentions.replied_user === true) findings.note('allowed_mentions.replied_user', 'pings whoever is replied to');
  for (const key of ['users', 'roles'] as const) {
    findings.count(`allowed_mentions.${key}`, list(mentions[key]), 0, 100);
    if (mentions.parse.includes(key) && list(mentions[key]).length > 0) {
      findings.error(`allowed_mentions.${key}`, `parse:["${key}"] and ${key}: [ids...] are mutually exclusive.`);
    }
  }
}

function checkFiles(findings: Findings, body: Json, files: readonly UploadedFile[]): void {
  findings.count('files', files, 0, 10);
  for (const [index, attachment] of jsonList(body.attachments).entries()) {
    findings.length(`attachments.${index}.description`, attachment.description, 0, 1024);
    const id = String(attachment.id);
    // A small number stands for an uploaded file, a snowflake for an attachment that is kept on edit.
    const uploaded = id.length > 3 || files.some(({ field }) => field === `files[${id}]`);
    if (!uploaded) findings.error(`attachments.${index}.id`, `There is no files[${id}]`);
  }
}
