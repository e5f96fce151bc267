import type { Database } from '../../db/database.js';
import { messageNonce } from '../../imposter/outbox.js';
import { isNewsworthy, phaseOfState } from '../../imposter/phases.js';
import { readRoundById } from '../../imposter/read-round.js';
import { markShown } from '../../imposter/round-message.js';
import type { RoundView } from '../../imposter/round-view.js';
import type { Log } from '../../log.js';
import { renderMovedOn, renderRoundMessage } from '../imposter/render-round.js';
import type { PostedMessage } from '../kernel/command.js';
import { isOutOfSight, type Poster } from './poster.js';

export interface ShowRoundDeps {
  readonly db: Database;
  readonly poster: Poster;
  readonly log: Log;
}

/**
 * With this many messages below it a round's message is out of sight, and its next change is posted
 * at the end of the channel.
 */
export const outOfSight = 10;

/**
 * States that a message of their phase has from its first moment: one that an earlier try posted
 * shows the same.
 */
const firstState = /^(?:GENERATING|VOTING-\d+|GUESSING|REVEALED|CANCELLED):0$/;

/**
 * Brings a round's public message up to date. A round without one gets it, and so does each phase
 * that nobody should miss; where the bot may not post, the earlier message shows the phase. What is
 * shown is written down last, and each posting has a nonce of its own: after a kill the next try
 * posts nothing twice. Rejects where another try may do better.
 */
export async function showRound(deps: ShowRoundDeps, roundId: string): Promise<void> {
  const view = await readRoundById(deps.db, roundId);
  if (view === null || view.channelId === null) return;
  const posted = await bringUpToDate(deps, view, view.channelId);
  if (posted !== null || view.shownState !== view.state)
    await markShown(deps.db, { roundId, messageId: posted?.messageId ?? null, state: view.state });
}

/** The message that was posted; null where the earlier one was edited, or none can be reached. */
async function bringUpToDate(
  deps: ShowRoundDeps,
  view: RoundView,
  channelId: string,
): Promise<PostedMessage | null> {
  const { poster, log } = deps;
  const before = view.messageId === null ? null : { channelId, messageId: view.messageId };
  const isNew =
    before === null || isNewPhase(view) || (await isOutOfSight(poster, before, outOfSight));
  const posted = isNew ? await post(deps, view, channelId, nonceOf(view, isNewPhase(view))) : null;
  if (posted !== null || before === null) return posted;
  const outcome = await poster.edit(before, renderRoundMessage(view));
  if (outcome === 'gone' && !isNew) return post(deps, view, channelId, nonceOf(view, false));
  if (outcome !== 'edited')
    log.info({ roundId: view.id, outcome }, 'the message of a round is out of reach');
  return null;
}

/**
 * True where the phase gets a message at the end of the channel: news, and the deal of a lobby that
 * has gathered for a while.
 */
function isNewPhase({ status, state, shownState }: RoundView): boolean {
  const shown = shownState === null ? null : phaseOfState(shownState);
  return isNewsworthy(status)
    ? shown !== phaseOfState(state)
    : shown === 'LOBBY' && status !== 'LOBBY';
}

/**
 * Words being written and the talk share a message, so they share its nonce; a posting anew is told
 * apart by what it follows.
 */
function nonceOf({ id, status, state, messageId }: RoundView, isPhase: boolean): string {
  const phase = status === 'GENERATING' || status === 'ACTIVE' ? 'DEAL' : phaseOfState(state);
  return messageNonce(id, isPhase || messageId === null ? phase : `${phase} after ${messageId}`);
}

async function post(
  { poster, log }: ShowRoundDeps,
  view: RoundView,
  channelId: string,
  nonce: string,
): Promise<PostedMessage | null> {
  const body = renderRoundMessage(view);
  const posted = await poster.send(channelId, body, nonce);
  if (posted === null) {
    log.warn(
      { roundId: view.id, channelId },
      'the bot may not post a round here: let it View Channel, Send Messages and Embed Links there',
    );
    return null;
  }
  // The nonce may have brought back what a try before a kill had posted.
  if (!firstState.test(view.state)) await poster.edit(posted, body);
  if (view.messageId !== null && view.messageId !== posted.messageId)
    await poster.edit({ channelId, messageId: view.messageId }, renderMovedOn(view));
  return posted;
}
