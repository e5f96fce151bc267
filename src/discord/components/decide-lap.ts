import { UserError } from '../../errors.js';
import { decideClaim } from '../../racing/decide-claim.js';
import type { Component } from '../command.js';
import { requireHost } from '../permissions.js';
import { renderDecided } from '../rendering/claim.js';

function createDecision(name: 'confirm-lap' | 'refuse-lap'): Component {
  return {
    name,
    version: 1,
    answers: 'update',
    async execute({ args: [claimId] }, context) {
      requireHost(context);
      if (claimId === undefined) throw new UserError('button-outdated', {});
      const { db, party, actor, clock } = context;
      const input = { party, claimId, isConfirmed: name === 'confirm-lap', decidedBy: actor.guest?.id ?? null };
      const decided = await decideClaim(db, input, clock);
      return { answer: renderDecided(decided, decided.isChanged ? (actor.guest?.name ?? actor.displayName) : null) };
    },
  };
}

/** *✓ Confirm* under a lap that waits: from then on it counts. */
export const confirmLapButton = createDecision('confirm-lap');

/** *✗ Refuse* under a lap that waits: it never counts. */
export const refuseLapButton = createDecision('refuse-lap');
