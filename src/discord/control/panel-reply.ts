import { adoptMessage, askForMessage } from '../../party/kept-messages.js';
import { text } from '../../text/index.js';
import type { Context, Reply } from '../kernel/command.js';
import { findClosed } from '../racing/board-note.js';

/** Has the control panel posted where it was asked for; the one before it goes. */
export async function answerPanel(
  { controlUrl }: { readonly controlUrl: string },
  context: Context,
): Promise<Reply> {
  const { db, party, clock, channelId, interactionId } = context;
  const key = { kind: 'panel', subject: party.id, partyId: party.id } as const;
  const closed = await findClosed(context, [channelId]);
  const lines = [
    text.control.posted,
    ...closed.map((id) => text.control.closed({ channelId: id })),
    text.phones.controlLink({ url: controlUrl }),
  ];
  const answer = { content: lines.join('\n') };
  await askForMessage(db, key, { askedBy: interactionId, channelId }, clock.now());
  if (channelId !== null && closed.length === 0) {
    context.showMessages(party.id);
    return { answer };
  }
  // The answer's follow-up needs no permission in the channel, and the bot may edit it there.
  const { body, shown } = await context.readControlPanel(party.id, interactionId);
  return {
    answer,
    announcement: body,
    async onAnnounced(message) {
      const before = await adoptMessage(db, key, { ...message, shown }, clock.now());
      if (before !== null) await context.removeMessage(before);
    },
  };
}
