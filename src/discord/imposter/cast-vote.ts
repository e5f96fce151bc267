import { UserError } from '../../errors.js';
import { readRoundById } from '../../imposter/read-round.js';
import { readBallot } from '../../imposter/vote/read-ballot.js';
import { castVote } from '../../imposter/vote/vote.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import type { Component } from '../kernel/command.js';
import { requireGuest } from '../kernel/permissions.js';
import { renderBallot, renderClosedBallot } from './render-ballot.js';

/**
 * The select on a ballot paper. Carries round and ballot: a paper of an earlier ballot counts for
 * nothing.
 */
export const castVoteSelect: Component = {
  name: 'cast-vote',
  version: 1,
  answers: 'update',
  async execute({ args: [roundId, ballotText], values: [targetId] }, context) {
    const guest = requireGuest(context);
    const ballot = Number(ballotText);
    if (roundId === undefined || targetId === undefined || !Number.isSafeInteger(ballot))
      throw new UserError('button-outdated', {});
    const { db, party, clock } = context;
    const step = await castVote(db, { party, roundId, ballot, voterId: guest.id, targetId }, clock);
    context.followRound(roundId);
    if (!step.isClosed)
      return {
        answer: renderBallot(await readBallot(db, { partyId: party.id, userId: guest.id })),
      };
    const view = await readRoundById(db, roundId);
    const name = view?.players.find(({ userId }) => userId === targetId)?.name ?? '';
    const sentence = step.isChanged
      ? text.imposter.ballot.last(discordName(name))
      : text.imposter.ballot.late;
    return { answer: renderClosedBallot(step.round.number, ballot, sentence) };
  },
};
