import type { RoundView } from '../../imposter/round-view.js';
import type { StartedRound } from '../../imposter/start-round.js';
import { adoptMessage } from '../../party/kept-messages.js';
import { withDeadline } from '../../values/deadline.js';
import type { Context, Reply } from '../kernel/command.js';
import { showRoundMessage } from '../live/round.js';
import { renderStarted } from './render-round.js';

/** Longest that the answer waits to hear whether the bot may post, in milliseconds. */
const askMs = 1_000;

/**
 * The answer to a start; the round's message comes apart. Where the bot may not post, it is the
 * answer's public follow-up, which needs no permission in the channel; phases then change that
 * message.
 */
export async function answerStart(
  { started, view }: { readonly started: StartedRound; readonly view: RoundView | null },
  context: Context,
): Promise<Reply> {
  const isClosed = await isClosedToBot(context, started.channelId);
  const answer = renderStarted(started, { here: context.channelId, isClosed });
  if (!isClosed || started.replayed || view === null) return { answer };
  const { body, shown } = showRoundMessage(view);
  return {
    answer,
    announcement: body,
    async onAnnounced(message) {
      const { db, party, clock } = context;
      const key = { kind: 'round', subject: view.id, partyId: party.id } as const;
      const before = await adoptMessage(db, key, { ...message, shown }, clock.now());
      if (before !== null) await context.removeMessage(before);
      // The words may have come between reading the view and adopting its message.
      context.followRound(view.id);
    },
  };
}

/** False also where Discord does not say so in time: posting tells. */
async function isClosedToBot(
  { canPostIn, party }: Context,
  channelId: string | null,
): Promise<boolean> {
  if (channelId === null) return false;
  const isOpen = withDeadline(canPostIn(party.guildId, channelId), askMs);
  return !(await isOpen.catch(() => true));
}
