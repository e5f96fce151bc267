import {
  type APIInteractionResponseCallbackData,
  AttachmentBuilder,
  type RawFile,
} from 'discord.js';
import type { MessageBody } from './command.js';

/**
 * Nothing that a guest typed ever pings: set on each send and each edit, because edits do not
 * inherit it. Only ids that the program itself names do.
 */
function mentionsOf({ pings = [] }: MessageBody) {
  return { parse: [], users: [...pings] };
}

/** A body in the form that discord.js sends. */
export function sendable(body: MessageBody) {
  const files = (body.files ?? []).map(
    ({ name, data, description }) => new AttachmentBuilder(data, { name, description }),
  );
  return {
    ...(body.content === undefined ? {} : { content: body.content }),
    embeds: [...(body.embeds ?? [])],
    components: [...(body.components ?? [])],
    ...(files.length === 0 ? {} : { files }),
    allowedMentions: mentionsOf(body),
  };
}

/** A message as Discord's API takes it, with the files that go beside it. */
export interface RawMessage {
  readonly data: APIInteractionResponseCallbackData;
  readonly files: RawFile[];
}

/** A new message. */
export function rawMessage(body: MessageBody, flags = 0): RawMessage {
  const files = (body.files ?? []).map(({ name, data }) => ({ name, data }));
  const attachments = (body.files ?? []).map(({ name, description }, id) => ({
    id: String(id),
    filename: name,
    description,
  }));
  const data = {
    ...(body.content === undefined ? {} : { content: body.content }),
    embeds: [...(body.embeds ?? [])],
    components: [...(body.components ?? [])],
    attachments,
    allowed_mentions: mentionsOf(body),
    ...(flags === 0 ? {} : { flags }),
  };
  return { data, files };
}

/** A message that takes another's place; whatever that held before goes. */
export function rawReplacement(body: MessageBody): RawMessage {
  return rawMessage({ content: '', ...body });
}
