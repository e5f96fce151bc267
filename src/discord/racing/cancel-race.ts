import { UserError } from '../../errors.js';
import { cancelRace } from '../../evening/cancel-race.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import type { Component } from '../kernel/command.js';
import { requireHost } from '../kernel/permissions.js';

/**
 * *Cancel race and refund*, offered where nobody can have won. With `here` its message is public
 * and tells everybody itself.
 */
export const cancelRaceButton: Component = {
  name: 'cancel-race',
  version: 1,
  answers: 'update',
  async execute({ args: [gameId, place] }, context) {
    requireHost(context);
    if (gameId === undefined) throw new UserError('button-outdated', {});
    const { db, party, actor, clock } = context;
    const { race, refundedBets, isChanged } = await cancelRace(
      db,
      { party, gameId, triggeredBy: actor.guest?.id ?? null },
      clock,
    );
    const content = text.race.cancelled({ race: discordName(race.title), refunded: refundedBets });
    return {
      answer: { content },
      announcement: isChanged && place !== 'here' ? { content } : undefined,
    };
  },
};
