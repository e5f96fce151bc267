import { readRoundById, rememberRoundMessage } from '../imposter/read-round.js';
import type { StartedRound } from '../imposter/start-round.js';
import type { Context, Reply } from './command.js';
import { renderRoundMessage, renderStarted } from './rendering/round.js';

/**
 * The answer to a start, once the round was shown. Where the bot may not post, the round's message is the answer's public follow-up, which
 * needs no permission in the channel; phases then change that message.
 */
export async function replyToStart(context: Context, started: StartedRound): Promise<Reply> {
  const { db, channelId: here } = context;
  const { id } = started.round;
  const view = await readRoundById(db, id);
  const isClosed = view !== null && view.messageId === null && view.shownState !== null;
  const answer = renderStarted(started, { here, isClosed });
  if (!isClosed || started.replayed) return { answer };
  return {
    answer,
    announcement: renderRoundMessage(view),
    async onAnnounced(message) {
      await rememberRoundMessage(db, { roundId: id, ...message });
      // The words may have come between reading the view and remembering its message.
      await context.showRound(id);
    },
  };
}
