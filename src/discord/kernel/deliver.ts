import {
  AttachmentBuilder,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
} from 'discord.js';
import type { MessageBody, PostedMessage } from './command.js';

export type Answerable =
  | ChatInputCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction;

/**
 * `expired`: nobody can be answered any more, so nothing may be done either. `repeated`: another
 * delivery came first.
 */
export type Acknowledgement = 'acknowledged' | 'repeated' | 'expired';

/**
 * Nothing that a guest typed ever pings: set on each send and each edit, because edits do not
 * inherit it.
 */
const noMentions = { parse: [] } as const;

/**
 * Tells Discord within its three seconds that an answer follows. 40060 means that another delivery
 * of this interaction was first, or that our own first try got through before it was repeated: the
 * work goes on, being idempotent. 10062 means that the guest has already read "did not respond".
 */
export async function acknowledge(
  interaction: Answerable,
  answers: 'new' | 'update',
): Promise<Acknowledgement> {
  try {
    const hasMessage =
      interaction.isMessageComponent() ||
      (interaction.isModalSubmit() && interaction.isFromMessage());
    if (answers === 'update' && hasMessage) await interaction.deferUpdate();
    else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    return 'acknowledged';
  } catch (error) {
    return readRefusal(error);
  }
}

/** What a refused first response means; rethrows what is neither a repeat nor too late. */
export function readRefusal(error: unknown): Exclude<Acknowledgement, 'acknowledged'> {
  if (!(error instanceof DiscordAPIError)) throw error;
  if (error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) return 'repeated';
  if (error.code === RESTJSONErrorCodes.UnknownInteraction) return 'expired';
  throw error;
}

/** Writes the answer into the deferred message; whatever it held before is replaced. */
export async function answer(interaction: Answerable, body: MessageBody): Promise<void> {
  await interaction.webhook.editMessage('@original', {
    content: '',
    attachments: [],
    ...sendable(body),
  });
}

/** A private message besides the answer, where the answer's own message must stay as it is. */
export async function answerApart(interaction: Answerable, body: MessageBody): Promise<void> {
  await interaction.webhook.send({ ...sendable(body), flags: MessageFlags.Ephemeral });
}

/**
 * Posts where all can see it. Only after the answer: a deferred message takes over the first
 * follow-up's place.
 */
export async function announce(interaction: Answerable, body: MessageBody): Promise<PostedMessage> {
  const message = await interaction.webhook.send(sendable(body));
  return { channelId: message.channelId, messageId: message.id };
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
    allowedMentions: noMentions,
  };
}
