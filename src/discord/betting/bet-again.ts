import { placeBet } from '../../betting/place-bet.js';
import { UserError } from '../../errors.js';
import type { Component } from '../kernel/command.js';
import { hostOf, requireOwnBet } from './own-bet.js';
import { renderTicket } from './ticket.js';

/**
 * *Again* on a ticket: the same stake once more on the same racer. It carries what the bet amounted
 * to on that ticket, which makes the stake unique: a double click, two interactions for Discord,
 * raises the bet once.
 */
export const betAgainButton: Component = {
  name: 'bet-again',
  version: 1,
  answers: 'update',
  async execute({ args: [betId, staked = '', total = ''] }, context) {
    const bet = await requireOwnBet(context, betId);
    if (!/^\d{1,10}$/.test(staked) || !/^\d{1,10}$/.test(total))
      throw new UserError('button-outdated', {});
    const { db, party, clock } = context;
    const { bettorId, targetId, gameId } = bet;
    const stake = {
      bettorId,
      targetId,
      raceInput: gameId,
      amountText: staked,
      interactionId: `again:${bet.id}:${total}`,
    };
    const ticket = await placeBet(db, { party, ...stake, ...hostOf(context, bettorId) }, clock);
    return { answer: renderTicket(ticket, { isOwn: bettorId === context.actor.guest?.id }) };
  },
};
