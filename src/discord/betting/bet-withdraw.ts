import { withdrawBet } from '../../betting/withdraw-bet.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import type { Component } from '../kernel/command.js';
import { requireOwnBet } from './own-bet.js';

/** *Withdraw* on a ticket: the whole bet goes back into the wallet, while betting is open. */
export const betWithdrawButton: Component = {
  name: 'bet-withdraw',
  version: 1,
  answers: 'update',
  async execute({ args: [betId] }, context) {
    const { id } = await requireOwnBet(context, betId);
    const { db, party, actor, clock } = context;
    const { bet, race, balance } = await withdrawBet(
      db,
      { party, betId: id, triggeredBy: actor.guest?.id ?? null },
      clock,
    );
    return {
      answer: {
        content: text.bet.withdrawn({
          amount: bet.amount,
          racer: discordName(bet.targetName),
          race: discordName(race.title),
          balance,
        }),
      },
    };
  },
};
