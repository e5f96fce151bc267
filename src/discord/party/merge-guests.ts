import { UserError } from '../../errors.js';
import { mergeGuests } from '../../evening/merge-guests.js';
import { isUuid } from '../../party/guest.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import type { Component } from '../kernel/command.js';
import { requireHost } from '../kernel/permissions.js';

/** *Merge* under a preview: what has changed since is counted as it is now. */
export const mergeGuestsButton: Component = {
  name: 'merge-guests',
  version: 1,
  answers: 'update',
  async execute({ args: [fromId = '', intoId = ''] }, context) {
    requireHost(context);
    if (!isUuid(fromId) || !isUuid(intoId)) throw new UserError('button-outdated', {});
    const { db, party, actor, clock } = context;
    const merged = await mergeGuests(
      db,
      { party, fromId, intoId, mergedBy: actor.guest?.id ?? null },
      clock,
    );
    const [from, into] = [discordName(merged.fromName), discordName(merged.name)];
    const content = merged.isChanged
      ? text.guests.merged({
          from,
          into,
          balance: merged.walletBalance,
          bets: merged.movedBets,
          laps: merged.movedLaps,
        })
      : text.guests.mergedBefore({ into });
    return { answer: { content } };
  },
};

/** *Keep both* under the same preview. */
export const keepGuestsButton: Component = {
  name: 'keep-guests',
  version: 1,
  answers: 'update',
  execute: () => Promise.resolve({ answer: { content: text.guests.notMerged } }),
};
