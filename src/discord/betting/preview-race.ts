import { previewSettlement } from '../../betting/preview-settlement.js';
import { UserError } from '../../errors.js';
import type { Component } from '../kernel/command.js';
import { requireHost } from '../kernel/permissions.js';
import { renderPreview } from './render-settlement.js';

/** *Pay out …* under a public message: the same private preview as `/settle`. */
export const previewRaceButton: Component = {
  name: 'preview-race',
  version: 1,
  answers: 'new',
  async execute({ args: [gameId] }, context) {
    requireHost(context);
    if (gameId === undefined) throw new UserError('button-outdated', {});
    const { db, party, actor, clock } = context;
    return renderPreview(
      await previewSettlement(
        db,
        { party, raceInput: gameId, triggeredBy: actor.guest?.id ?? null },
        clock,
      ),
    );
  },
};
