import type { OwnBets, SeatChanged } from '../../src/contract/phone.js';
import type { ToastTone } from '../common/toasts.js';
import { coinText } from './text/party-text.js';

export interface CoinNews {
  readonly text: string;
  readonly tone: ToastTone;
}

type Movement = SeatChanged['movements'][number];

/**
 * What became of bets between two looks, however long the phone slept between them. `withdrawn`:
 * ids of those that the guest took back here.
 */
export function newsOfBets(
  before: OwnBets,
  after: OwnBets,
  withdrawn: ReadonlySet<string>,
): readonly CoinNews[] {
  const waiting = new Set(
    before.bets.filter(({ status }) => status === 'PENDING').map(({ id }) => id),
  );
  return after.bets
    .filter(({ id }) => waiting.has(id) && !withdrawn.has(id))
    .flatMap(({ status, payout, amount, targetName, raceTitle }): readonly CoinNews[] => {
      if (status === 'WON') return [{ text: coinText.won(payout ?? 0, targetName), tone: 'good' }];
      if (status === 'LOST') return [{ text: coinText.lost(targetName, amount), tone: 'plain' }];
      if (status === 'REFUNDED')
        return [{ text: coinText.refund(amount, raceTitle), tone: 'plain' }];
      return [];
    });
}

/** Tells of coins that move otherwise, each movement once, however often its message comes. */
export class CoinTeller {
  #lastId = 0;

  tell(movements: SeatChanged['movements']): readonly CoinNews[] {
    const fresh = movements.filter(({ id }) => id > this.#lastId);
    this.#lastId = Math.max(this.#lastId, ...fresh.map(({ id }) => id));
    return fresh.map(describe).filter((news) => news !== null);
  }
}

/** Stakes and daily coins are the guest's own tap, and bets are told by `newsOfBets`. */
function describe({ kind, amount, raceTitle }: Movement): CoinNews | null {
  if (kind === 'PRIZE') return { text: coinText.prize(amount), tone: 'good' };
  if (kind === 'REVERSAL') return { text: coinText.reversed(amount, raceTitle), tone: 'plain' };
  if (kind !== 'GRANT') return null;
  return amount >= 0
    ? { text: coinText.given(amount), tone: 'good' }
    : { text: coinText.taken(amount), tone: 'plain' };
}
