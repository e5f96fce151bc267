import { readRoundById } from '../../imposter/read-round.js';
import { rememberRoundMessage } from '../../imposter/round-message.js';
import { type StartedRound, type StartRoundInput, startRound } from '../../imposter/start-round.js';
import type { Context, Reply } from '../kernel/command.js';
import { requireHost } from '../kernel/permissions.js';
import { renderRoundMessage, renderStarted } from './render-round.js';

/** What a host chooses for a round. */
export type RoundChoices = Pick<StartRoundInput, 'topic' | 'imposters' | 'players' | 'talkSeconds'>;

/** Starts a round for a host and shows it; shared by `/imposter start` and *Next round*. */
export async function startForHost(context: Context, choices: RoundChoices): Promise<Reply> {
  requireHost(context);
  const { db, party, actor, clock, randomInt, interactionId, channelId } = context;
  const input = { party, startedBy: actor.guest?.id ?? null, channelId, interactionId, ...choices };
  const started = await startRound(db, input, { clock, randomInt });
  if (!started.isLobby) await context.enqueueWords(started.round.id);
  await context.showRound(started.round.id);
  return replyToStart(context, started);
}

/**
 * The answer to a start, once the round was shown. Where the bot may not post, the round's message
 * is the answer's public follow-up, which needs no permission in the channel; phases then change
 * that message.
 */
async function replyToStart(context: Context, started: StartedRound): Promise<Reply> {
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
