import { readRoundById } from '../../imposter/read-round.js';
import type { RoundView } from '../../imposter/round-view.js';
import { readBallot } from '../../imposter/vote/read-ballot.js';
import { openVote } from '../../imposter/vote/vote.js';
import { text } from '../../text/index.js';
import type { Context, Reply } from '../kernel/command.js';
import { requireGuest, requireHost } from '../kernel/permissions.js';
import { renderBallot } from './render-ballot.js';

/** A player's ballot paper, seen only by them; shared by the button and `/imposter vote`. */
export async function showBallot(context: Context): Promise<Reply> {
  const guest = requireGuest(context);
  return {
    answer: renderBallot(
      await readBallot(context.db, { partyId: context.party.id, userId: guest.id }),
    ),
  };
}

/**
 * Opens the vote, and gives a host who plays the paper at once; shared by the button and `/imposter
 * vote`.
 */
export async function openVoteAsHost(context: Context, roundId?: string): Promise<Reply> {
  requireHost(context);
  const { db, party, actor, clock } = context;
  const step = await openVote(db, { party, roundId, openedBy: actor.guest?.id ?? null }, clock);
  context.followRound(step.round.id);
  const view = await readRoundById(db, step.round.id);
  const players = view?.players ?? [];
  const isPlaying = players.some(({ userId }) => userId === actor.guest?.id);
  const warning = view === null ? [] : await warnOfClosed(context, view);
  const content = [
    text.imposter.vote.opened({ round: step.round.number, players: players.length }),
    ...warning,
  ].join('\n');
  return {
    answer: {
      ...(isPlaying && view?.status === 'VOTING' ? (await showBallot(context)).answer : {}),
      content,
    },
  };
}

/**
 * A sentence for the host where the round's channel is closed to the bot; nothing where it may
 * post.
 */
export async function warnOfClosed(
  context: Context,
  { channelId }: RoundView,
): Promise<readonly string[]> {
  if (channelId === null || (await context.canPostIn(context.party.guildId, channelId))) return [];
  return [text.imposter.closed({ channelId })];
}
