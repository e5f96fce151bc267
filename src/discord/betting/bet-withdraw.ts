import { withdrawBetAct } from '../../acts/betting.js';
import type { WithdrawnBet } from '../../betting/withdraw-bet.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { betWithdrawId } from './ids.js';

/** What a bettor is told of a bet that came back. */
export function describeWithdrawn({ bet, race, balance }: WithdrawnBet): string {
  return text.bet.withdrawn({
    amount: bet.amount,
    racer: discordName(bet.targetName),
    race: discordName(race.title),
    balance,
  });
}

/** *Withdraw* on a ticket: the whole bet goes back into the wallet, while betting is open. */
export const betWithdrawButton = button(betWithdrawId, 'update', ({ args }) =>
  step(withdrawBetAct, args, (withdrawn) => ({
    answer: { content: describeWithdrawn(withdrawn) },
  })),
);
