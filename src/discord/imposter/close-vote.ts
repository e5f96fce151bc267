import { UserError } from '../../errors.js';
import { closeVote } from '../../imposter/vote/vote.js';
import { text } from '../../text/index.js';
import type { Component } from '../kernel/command.js';
import { requireHost } from '../kernel/permissions.js';

/**
 * *Close the vote* on the round's message, for hosts. Carries the ballot, so that two presses close
 * it once.
 */
export const closeVoteButton: Component = {
  name: 'close-vote',
  version: 1,
  answers: 'new',
  async execute({ args: [roundId, ballotText] }, context) {
    requireHost(context);
    const ballot = Number(ballotText);
    if (roundId === undefined || !Number.isSafeInteger(ballot))
      throw new UserError('button-outdated', {});
    const { db, party, actor, clock } = context;
    const step = await closeVote(
      db,
      { party, roundId, ballot, closedBy: actor.guest?.id ?? null },
      clock,
    );
    context.followRound(roundId);
    return {
      answer: {
        content: text.imposter.vote.closed({ status: step.status, isChanged: step.isChanged }),
      },
    };
  },
};
