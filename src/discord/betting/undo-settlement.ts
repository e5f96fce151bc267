import { UserError } from '../../errors.js';
import { undoSettlement } from '../../evening/undo-settlement.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import type { Component } from '../kernel/command.js';
import { requireHost } from '../kernel/permissions.js';

/**
 * *Take the payout back* under its preview. Names the settlement, so it never touches a later one
 * of the same race.
 */
export const undoSettlementButton: Component = {
  name: 'undo-settlement',
  version: 1,
  answers: 'update',
  async execute({ args: [settlementId] }, context) {
    requireHost(context);
    if (settlementId === undefined) throw new UserError('button-outdated', {});
    const { db, party, actor, clock } = context;
    const undone = await undoSettlement(
      db,
      { party, settlementId, triggeredBy: actor.guest?.id ?? null },
      clock,
    );
    const title = discordName(undone.race.title);
    const announcement = {
      content: text.settle.announcementUndone({
        race: title,
        takenBack: undone.takenBack,
        bets: undone.bets,
      }),
    };
    return {
      answer: { content: text.settle.undone(title) },
      announcement: undone.isChanged ? announcement : undefined,
    };
  },
};
