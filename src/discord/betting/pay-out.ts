import { previewSettlement } from '../../betting/preview-settlement.js';
import { settleRace } from '../../betting/settle-race.js';
import { UserError } from '../../errors.js';
import type { Component } from '../kernel/command.js';
import { requireHost } from '../kernel/permissions.js';
import { renderPaid, renderPreview } from './render-settlement.js';

/**
 * *Pay out* under a preview. Carries the board's version: a race that changed since pays nobody and
 * shows a new preview. A host with a bet in the race gets a second button, which says so.
 */
export const payOutButton: Component = {
  name: 'pay-out',
  version: 1,
  answers: 'update',
  async execute({ args: [gameId, versionText, known] }, context) {
    requireHost(context);
    const boardVersion = Number(versionText);
    if (gameId === undefined || !Number.isSafeInteger(boardVersion))
      throw new UserError('button-outdated', {});
    const { db, party, actor, clock, interactionId, log } = context;
    const settledBy = actor.guest?.id ?? null;
    const isInvolvementKnown = known === 'known';
    const result = await settleRace(
      db,
      { party, gameId, boardVersion, settledBy, isInvolvementKnown, interactionId },
      clock,
    );
    if (result.outcome === 'paid' || result.outcome === 'already') {
      const isNoted =
        result.outcome === 'paid' && result.payouts.some(({ bettorId }) => bettorId === settledBy);
      if (isNoted)
        log.info(
          { race: gameId, guest: settledBy },
          'a race was paid out by a host with a bet in it',
        );
      return renderPaid(result);
    }
    const preview = await previewSettlement(
      db,
      { party, raceInput: gameId, triggeredBy: settledBy },
      clock,
    );
    return renderPreview(preview, {
      isNewVersion: preview.boardVersion !== boardVersion,
      isInvolved: result.outcome === 'involved',
    });
  },
};
