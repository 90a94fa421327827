/**
 * Discord's limits, in characters where nothing else is said. Source: github.com/discord/discord-api-docs, the page in
 * brackets; read as of 2026-08.
 */
export const LIMITS = {
  /** [Message] */
  content: 2000,
  /** [Message, Embed Limits] over all embeds of a message. */
  embedTotal: 6000,
  embedTitle: 256,
  embedDescription: 4096,
  embedFields: 25,
  fieldName: 256,
  fieldValue: 1024,
  embedFooter: 2048,
  /** [Component Reference] action rows of a message, buttons of a row. */
  rows: 5,
  rowButtons: 5,
  buttonLabel: 80,
  customId: 100,
  /** [Message, Attachment] */
  files: 10,
  fileDescription: 1024,
  /** [Reference, Uploading Files] bytes of one file where nobody has boosted anything. */
  fileBytes: 10 * 1024 * 1024,
  /** [Application Commands] */
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  stringOption: 6000,
  /** [Message, Create Message] */
  nonce: 25,
} as const;

/**
 * UTF-8 bytes of the texts of one message, content and embed together. Discord documents none; a message laid out with
 * components v2 fails near 10 170 (measured in discord-api-docs#8554), so no message of ours goes beyond this.
 */
export const MESSAGE_BYTES = 10_000;
