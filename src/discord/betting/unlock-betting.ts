import { UserError } from '../../errors.js';
import { unlockRace } from '../../racing/lock-race.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import type { Component } from '../kernel/command.js';
import { requireHost } from '../kernel/permissions.js';

/** *Unlock betting* under a preview: the race takes bets again, and the preview is void. */
export const unlockBettingButton: Component = {
  name: 'unlock-betting',
  version: 1,
  answers: 'update',
  async execute({ args: [gameId] }, context) {
    requireHost(context);
    if (gameId === undefined) throw new UserError('button-outdated', {});
    const { db, party, actor, clock } = context;
    const { race, isChanged } = await unlockRace(
      db,
      { party, gameId, triggeredBy: actor.guest?.id ?? null },
      clock,
    );
    const title = discordName(race.title);
    return {
      answer: { content: text.settle.unlocked(title) },
      announcement: isChanged
        ? { content: text.settle.announcementUnlocked({ race: title, locksAt: race.locksAt }) }
        : undefined,
    };
  },
};
