import { rememberRoundMessage } from '../../imposter/round-message.js';
import type { RoundView } from '../../imposter/round-view.js';
import type { StartedRound } from '../../imposter/start-round.js';
import type { Context, Reply } from '../kernel/command.js';
import { renderRoundMessage, renderStarted } from './render-round.js';

/**
 * The answer to a start, once the round was shown. Where the bot may not post, the round's message
 * is the answer's public follow-up, which needs no permission in the channel; phases then change
 * that message.
 */
export function answerStart(
  { started, view }: { readonly started: StartedRound; readonly view: RoundView | null },
  context: Context,
): Reply {
  const isClosed = view !== null && view.messageId === null && view.shownState !== null;
  const answer = renderStarted(started, { here: context.channelId, isClosed });
  if (!isClosed || started.replayed) return { answer };
  return {
    answer,
    announcement: renderRoundMessage(view),
    async onAnnounced(message) {
      await rememberRoundMessage(context.db, { roundId: view.id, ...message });
      // The words may have come between reading the view and remembering its message.
      await context.showRound(view.id);
    },
  };
}
