import type { Undoable, Undone } from '../../src/contract/taking-back.js';
import { coins, count } from './words.js';

function owes(debt: number): string {
  return debt === 0 ? '' : `, ${coins(debt)} owed`;
}

const before = 'That was taken back already. Nothing was changed.';

export const undoText = {
  before,
  title: 'Can be taken back',
  label: ({ kind, name, amount }: Undoable) =>
    ({
      settlement: `Payout of ${name}`,
      cancel: `Cancelling of ${name}`,
      remove: `Removal of ${name}`,
      merge: `Merge of ${name}`,
      grant: `${coins(amount ?? 0)} for ${name}`,
      reset: 'Reset of the party',
    })[kind],
  askRace: (title: string) => `Put ${title} back on?`,
  askGuest: (name: string) => `Bring ${name} back?`,
  askReset: 'Take the reset back?',
  debts:
    'Some have spent what they got back. They would owe the rest, and what comes in pays it, except daily coins.',
  restored: (name: string, balance: number, laps: number, bets: number) =>
    `${name} is back with ${coins(balance)}. ${laps + bets === 0 ? 'No lap or bet in a live race had to come back.' : `${count(laps, 'lap counts', 'laps count')} again in live races, ${count(bets, 'bet is', 'bets are')} pending again.`}`,
};

/** What became of taking something back; questions are asked in a dialog instead. */
export function describeUndone(undone: Undone): string {
  switch (undone.outcome) {
    case 'asks':
      return undoText.askRace(undone.race.title);
    case 'asks-restore':
      return undoText.askGuest(undone.name);
    case 'restored': {
      const { name, walletBalance, restoredLaps, restoredBets } = undone;
      return undoText.restored(name, walletBalance, restoredLaps, restoredBets);
    }
    case 'cancel-undone':
      return undone.isChanged ? describeRevived(undone) : before;
    case 'grant-undone': {
      const { name, amount, balance, debt, isChanged } = undone;
      const what =
        amount < 0
          ? `${name} has the ${coins(-amount)} again`
          : `${coins(amount)} taken back from ${name}`;
      return isChanged ? `${what}. Balance: ${coins(balance)}${owes(debt)}.` : before;
    }
    case 'merge-undone': {
      const { name, fromName, coins: held, fromCoins, debt, fromDebt, isChanged } = undone;
      return isChanged
        ? `${fromName} and ${name} are two guests again: ${fromName} with ${coins(fromCoins)}${owes(fromDebt)}, ${name} with ${coins(held)}${owes(debt)}.`
        : before;
    }
    case 'asks-reset':
      return undoText.askReset;
    case 'reset-undone':
      return `The reset is taken back. ${describeReset(undone)}`;
    case 'before':
      return before;
  }
}

/** What a reset that is taken back brings. */
export function describeReset({
  guests,
  races,
  bets,
}: Extract<Undone, { readonly outcome: 'asks-reset' | 'reset-undone' }>): string {
  const on =
    races.length === 0
      ? 'No race had to come back.'
      : `${count(races.length, 'race', 'races')} on again, with ${count(bets, 'bet', 'bets')}.`;
  return `${count(guests, 'wallet', 'wallets')} as before. ${on}`;
}

function describeRevived({
  race: { title, status },
  bets,
}: Extract<Undone, { readonly outcome: 'cancel-undone' }>): string {
  const pending =
    bets === 0 ? 'no bet was on it' : `${count(bets, 'bet is', 'bets are')} pending again`;
  return `${title} is on again. Betting is ${status === 'OPEN' ? 'open' : 'locked'}, and ${pending}.`;
}
