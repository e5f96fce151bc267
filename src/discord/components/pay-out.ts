import { previewSettlement } from '../../betting/preview-settlement.js';
import { settleRace } from '../../betting/settle-race.js';
import { UserError } from '../../errors.js';
import type { Component } from '../command.js';
import { requireHost } from '../permissions.js';
import { renderPaid, renderPreview } from '../rendering/settlement.js';

/** *Pay out* under a preview. Carries the board's version: a race that changed since pays nobody and shows a new preview. */
export const payOutButton: Component = {
  name: 'pay-out',
  version: 1,
  answers: 'update',
  async execute({ args: [gameId, versionText] }, context) {
    requireHost(context);
    const boardVersion = Number(versionText);
    if (gameId === undefined || !Number.isSafeInteger(boardVersion)) throw new UserError('button-outdated', {});
    const { db, party, actor, clock, interactionId } = context;
    const settledBy = actor.guest?.id ?? null;
    const result = await settleRace(db, { party, gameId, boardVersion, settledBy, interactionId }, clock);
    if (result.outcome !== 'changed') return renderPaid(result);
    const preview = await previewSettlement(db, { party, raceInput: gameId, triggeredBy: settledBy }, clock);
    return renderPreview(preview, { isNewVersion: true });
  },
};
