import { UserError } from '../../errors.js';
import { isUuid } from '../../party/guest.js';
import { readClaim } from '../../racing/laps/lap-claims.js';
import type { Component } from '../kernel/command.js';
import { requireHost } from '../kernel/permissions.js';
import { renderClaim } from './render-claim.js';

/**
 * The select of laps that wait under `/race list`: shows the lap with its two buttons, whose own
 * message may be far up.
 */
export const waitingLapSelect: Component = {
  name: 'waiting-lap',
  version: 1,
  answers: 'new',
  async execute({ values: [claimId] }, context) {
    requireHost(context);
    if (claimId === undefined || !isUuid(claimId)) throw new UserError('button-outdated', {});
    const claim = await readClaim(context.db.orm, context.party.id, { id: claimId });
    if (claim === null) throw new UserError('not-found', { what: 'lap' });
    return { answer: renderClaim(claim) };
  },
};
