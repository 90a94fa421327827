import type { APIEmbed, APIMessage } from 'discord.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** Draws what the bot uses of Discord's Markdown: backslashes before what is plain, bold, line breaks. */
export function markdownToHtml(markdown: string): string {
  const tokens = markdown.matchAll(/\\([^\p{L}\p{N}\s])|(\*\*)|(\n)|([\s\S])/gu);
  let html = '';
  let isBold = false;
  for (const [, plain, bold, line, other] of tokens) {
    if (bold) {
      html += isBold ? '</strong>' : '<strong>';
      isBold = !isBold;
    } else html += line ? '<br>' : escapeHtml(plain ?? other ?? '');
  }
  return html;
}

function drawEmbed({ title, description, fields = [], footer, color }: APIEmbed): string {
  const colour = color === undefined ? '' : ` color="#${color.toString(16).padStart(6, '0')}"`;
  const drawnFields = fields.map(({ name, value }) => {
    return `<discord-embed-field field-title="${escapeHtml(name)}">${markdownToHtml(value)}</discord-embed-field>`;
  });
  return `<discord-embed slot="embeds"${title ? ` embed-title="${escapeHtml(title)}"` : ''}${colour}>
    ${description ? `<discord-embed-description slot="description">${markdownToHtml(description)}</discord-embed-description>` : ''}
    ${fields.length > 0 ? `<discord-embed-fields slot="fields">${drawnFields.join('')}</discord-embed-fields>` : ''}
    ${footer ? `<discord-embed-footer slot="footer">${escapeHtml(footer.text)}</discord-embed-footer>` : ''}
  </discord-embed>`;
}

function drawButtons({ components = [] }: APIMessage): string {
  const rows = components.flatMap((row) => ('components' in row ? [row.components] : []));
  const drawn = rows.map((buttons) => {
    const labels = buttons.flatMap((button) => ('label' in button && button.label ? [button.label] : []));
    return `<discord-action-row>${labels.map((label) => `<discord-button type="secondary">${escapeHtml(label)}</discord-button>`).join('')}</discord-action-row>`;
  });
  return drawn.length === 0 ? '' : `<discord-attachments slot="components">${drawn.join('')}</discord-attachments>`;
}

function avatar(colour: string, shape: string): string {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><rect width="80" height="80" fill="${colour}"/>${shape}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(picture)}`;
}
const AVATAR = avatar('#0b5f8a', '<path d="M18 24h44v30H38l-10 9v-9H18z" fill="#fff"/>');
const READER = avatar(
  '#7a5c2e',
  '<circle cx="40" cy="31" r="14" fill="#fff"/><path d="M12 74a28 24 0 0 1 56 0z" fill="#fff"/>',
);

/**
 * Draws a message of the bot as a page of Discord web components.
 * @param asked the command that was typed.
 * @param script defines the components.
 * @param fonts a style sheet with the fonts, so that the pictures are the same on every machine.
 */
export function drawPage(message: APIMessage, asked: string, script: string, fonts: string): string {
  return `<!doctype html><meta charset="utf-8"><style>${fonts}
    body { margin: 0; background: #313338 }
    discord-messages { width: 760px; border: 0 !important; padding: 12px 0 }
  </style>
  <discord-messages no-background>
    <discord-message author="visit-desk" avatar="${AVATAR}" bot timestamp="09:00">
      <discord-command slot="reply" author="Mei" profile="mei" command="${escapeHtml(asked)}"></discord-command>
      ${markdownToHtml(message.content)}
      ${message.embeds.map(drawEmbed).join('')}
      ${drawButtons(message)}
    </discord-message>
  </discord-messages>
  <script>window.$discordMessage = { profiles: { mei: { author: "Mei", avatar: "${READER}" } } }</script>
  <script type="module">${script.replaceAll('</script', '<\\/script')}</script>`;
}
