import type { Findings } from './errors.ts';
import { isJson, type Json, jsonList, list, text } from './json.ts';

const EMBED_KEYS = [
  ...['title', 'type', 'description', 'url', 'timestamp', 'color', 'footer', 'image', 'thumbnail', 'video'],
  ...['provider', 'author', 'fields', 'flags'],
];

const TOTAL = 6000;

/** Checks the embeds of a message: each one, and the 6000 characters they have together. */
export function checkEmbeds(findings: Findings, embeds: unknown): void {
  if (embeds === undefined || embeds === null) return;
  const all = list(embeds);
  findings.count('embeds', all, 0, 10);
  for (const [index, embed] of all.entries()) {
    if (isJson(embed)) checkEmbed(findings, `embeds.${index}`, embed);
    else findings.error(`embeds.${index}`, 'Only dictionaries may be used in a DictType', 'DICT_TYPE_CONVERT');
  }
  const size = jsonList(embeds).reduce((sum, embed) => sum + embedSize(embed), 0);
  if (size > TOTAL) {
    findings.error('embeds', `Embed size exceeds maximum size of ${TOTAL}`, 'MAX_EMBED_SIZE_EXCEEDED');
  }
}

function embedSize(embed: Json): number {
  const author = isJson(embed.author) ? embed.author.name : '';
  const footer = isJson(embed.footer) ? embed.footer.text : '';
  const fields = jsonList(embed.fields).flatMap((field) => [field.name, field.value]);
  return [embed.title, embed.description, author, footer, ...fields].reduce<number>(
    (sum, part) => sum + [...text(part)].length,
    0,
  );
}

function checkEmbed(findings: Findings, path: string, embed: Json): void {
  findings.keys(path, embed, EMBED_KEYS);
  findings.length(`${path}.title`, embed.title, 0, 256);
  findings.length(`${path}.description`, embed.description, 0, 4096);
  if (isJson(embed.footer)) findings.length(`${path}.footer.text`, embed.footer.text, 1, 2048);
  if (isJson(embed.author)) {
    findings.length(`${path}.author.name`, embed.author.name, 1, 256);
    checkUrl(findings, `${path}.author.url`, embed.author.url, false);
    checkUrl(findings, `${path}.author.icon_url`, embed.author.icon_url, true);
  }
  findings.count(`${path}.fields`, list(embed.fields), 0, 25);
  for (const [index, field] of jsonList(embed.fields).entries()) {
    findings.keys(`${path}.fields.${index}`, field, ['name', 'value', 'inline']);
    findings.length(`${path}.fields.${index}.name`, field.name, 1, 256);
    findings.length(`${path}.fields.${index}.value`, field.value, 1, 1024);
  }
  checkUrl(findings, `${path}.url`, embed.url, false);
  for (const part of ['image', 'thumbnail'] as const) {
    const media = embed[part];
    if (isJson(media)) checkUrl(findings, `${path}.${part}.url`, media.url, true);
  }
  checkColourAndTime(findings, path, embed);
}

function checkColourAndTime(findings: Findings, path: string, embed: Json): void {
  const { color, timestamp } = embed;
  const whole = typeof color === 'number' && Number.isInteger(color) && color >= 0 && color <= 0xffffff;
  if (color !== undefined && color !== null && !whole) {
    findings.error(`${path}.color`, 'int value should be between 0 and 16777215.', 'NUMBER_TYPE_MAX');
  }
  if (timestamp !== undefined && timestamp !== null && Number.isNaN(Date.parse(text(timestamp)))) {
    findings.error(`${path}.timestamp`, 'Could not parse. Should be ISO8601.', 'DATE_TIME_TYPE_PARSE');
  }
}

function checkUrl(findings: Findings, path: string, url: unknown, attachments: boolean): void {
  if (url === undefined || url === null) return;
  findings.length(path, url, 1, 2048);
  const schemes = attachments ? /^(https?|attachment):\/\/\S+$/ : /^https?:\/\/\S+$/;
  if (!schemes.test(text(url))) findings.error(path, 'Not a well formed URL.', 'URL_TYPE_INVALID_URL');
}
