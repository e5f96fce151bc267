import { UserError } from '../../errors.js';
import { decideClaim } from '../../racing/laps/decide-claim.js';
import type { Component } from '../kernel/command.js';
import { renderDecided } from './render-claim.js';

/**
 * With `here` the message is public and tells everybody itself; elsewhere it is a host's own, and
 * all are told apart.
 */
function createDecision(name: 'confirm-lap' | 'refuse-lap'): Component {
  return {
    name,
    version: 1,
    answers: 'update',
    async execute({ args: [claimId, place = 'here'] }, context) {
      if (claimId === undefined) throw new UserError('button-outdated', {});
      const { db, party, actor, clock } = context;
      const decidedBy = actor.guest?.id ?? null;
      const input = {
        party,
        claimId,
        isConfirmed: name === 'confirm-lap',
        decidedBy,
        isHost: actor.isHost,
      };
      const decided = await decideClaim(db, input, clock);
      const answer = renderDecided(
        decided,
        decided.isChanged ? (actor.guest?.name ?? actor.displayName) : null,
      );
      return { answer, announcement: decided.isChanged && place !== 'here' ? answer : undefined };
    },
  };
}

/**
 * *✓ Confirm* under a lap that waits: from then on it counts. Only for hosts, and not for their own
 * laps.
 */
export const confirmLapButton = createDecision('confirm-lap');

/** *✗ Refuse* under a lap that waits: it never counts. For hosts, and for the racer. */
export const refuseLapButton = createDecision('refuse-lap');
