import { withdrawBet } from '../../betting/withdraw-bet.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import type { Component } from '../kernel/command.js';
import { requireOwnBet } from './own-bet.js';
import { showOwnBets } from './own-bets.js';

/** *Withdraw a bet …* under one's own bets: for somebody who no longer has the ticket. */
export const betsWithdrawSelect: Component = {
  name: 'bets-withdraw',
  version: 1,
  answers: 'update',
  async execute({ values: [betId] }, context) {
    const { id } = await requireOwnBet(context, betId);
    const { db, party, actor, clock } = context;
    const { bet, race, balance } = await withdrawBet(
      db,
      { party, betId: id, triggeredBy: actor.guest?.id ?? null },
      clock,
    );
    const note = text.bet.withdrawn({
      amount: bet.amount,
      racer: discordName(bet.targetName),
      race: discordName(race.title),
      balance,
    });
    return showOwnBets(context, 0, note);
  },
};
