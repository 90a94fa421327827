import type { APIMessage } from 'discord.js';
import type { UploadedFile } from './http.ts';
import { type InteractionRecord, KIND } from './interactions.ts';
import type { Json } from './json.ts';
import { buildMessage } from './messages.ts';
import { mentions } from './routes-messages.ts';
import type { State } from './state.ts';

const REPLY = 19;
const SLASH_RESPONSE = 20;
const MENU_RESPONSE = 23;

/** The message that a response to an interaction makes; `original` is given for follow-ups. */
export function responseMessage(
  state: State,
  record: InteractionRecord,
  body: Json,
  files: readonly UploadedFile[],
  original?: string,
): APIMessage {
  const { world } = state;
  const about: Json = {
    id: record.id,
    type: record.type,
    user: record.user,
    authorizing_integration_owners: record.owners,
    ...(record.source === null ? {} : { interacted_message_id: record.source.id }),
    ...(original === undefined ? {} : { original_response_message_id: original }),
  };
  const command = record.contextMenu ? MENU_RESPONSE : SLASH_RESPONSE;
  const repliesTo = original ?? record.source?.id;
  const reply = { type: 0, channel_id: record.channelId, message_id: repliesTo };
  const extra: Json = {
    type: record.type === KIND.command && original === undefined ? command : REPLY,
    webhook_id: world.botId,
    application_id: world.botId,
    interaction_metadata: about,
    mentions: mentions(state, body),
    ...(repliesTo === undefined ? {} : { message_reference: reply }),
  };
  return buildMessage({ channelId: record.channelId, author: world.bot, body, files, extra });
}
