import { UserError, type UserErrors } from '../errors.js';
import { cleanText } from './display-name.js';
import { plainTyped } from './plain-typed.js';

/** Most coins in one wallet: `wallet_balance` is an int4. */
export const maxCoins = 2_147_483_647;

/**
 * A typed amount: coins, or a share of the balance in thousandths of a percent (so that 12.5 %
 * stays an integer).
 */
export type Stake =
  | { readonly kind: 'coins'; readonly coins: number }
  | { readonly kind: 'share'; readonly milliPercent: bigint };

const words: Readonly<Record<string, bigint>> = { all: 100_000n, half: 50_000n };
const grouped = /^-?[1-9][0-9]{0,2}(?:,[0-9]{3})+$/;
/** A comma for a decimal point, where a unit follows: `1,5k`. */
const commaDecimals = /^-?(?:0|[1-9][0-9]*),[0-9]+[k%]$/;
/** A point or comma before three digits: thousands to one reader, decimals to another. */
const ambiguous = /^(?<whole>[1-9][0-9]{0,2})(?:\.(?<points>[0-9]{3})|,(?<commas>[0-9]{3})k)$/;
const pattern = /^(?<sign>-?)(?<whole>0|[1-9][0-9]*)(?:\.(?<decimals>[0-9]+))?(?<unit>[k%]?)$/;

/**
 * Reads `250`, `1,000`, `1k`, `1.5k`, `1,5k`, `50%`, `half` or `all`; digits are 0 to 9 and nothing is
 * rounded up.
 * @throws UserError `amount-invalid` with the reason, `amount-ambiguous` with both readings.
 */
export function parseStake(text: string): Stake {
  // Only A to Z: the Kelvin sign would become a k. Commas only where we print them ourselves:
  // before three digits each.
  const lower = plainTyped(text).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  requireOneReading(text, lower);
  const points = commaDecimals.test(lower) ? lower.replace(',', '.') : lower;
  const typed = grouped.test(points) ? points.replaceAll(',', '') : points;
  const share = Object.hasOwn(words, typed) ? words[typed] : undefined;
  if (share !== undefined) return { kind: 'share', milliPercent: share };
  const { sign, whole, decimals = '', unit } = pattern.exec(typed)?.groups ?? {};
  if (whole === undefined) throw refuse(text, 'form');
  if (sign === '-') throw refuse(text, 'negative');
  if (whole.length > 12 || decimals.length > 12)
    throw refuse(text, whole.length > 12 ? 'too-large' : 'fraction');
  if (unit === '' && decimals !== '') throw refuse(text, 'fraction');
  // Both units are worth a thousand of the smallest part we count: a coin, or a thousandth of a
  // percent.
  const thousandths = BigInt(whole + decimals.padEnd(12, '0')) / 10n ** 9n;
  if (/[1-9]/.test(decimals.slice(3))) throw refuse(text, 'fraction');
  if (unit === '%') return { kind: 'share', milliPercent: requireSome(text, thousandths) };
  const coins = requireSome(text, unit === 'k' ? thousandths : BigInt(whole));
  if (coins > BigInt(maxCoins)) throw refuse(text, 'too-large');
  return { kind: 'coins', coins: Number(coins) };
}

function requireOneReading(text: string, typed: string): void {
  const { whole, points, commas } = ambiguous.exec(typed)?.groups ?? {};
  const decimals = points ?? commas;
  if (whole === undefined || decimals === undefined) return;
  const unit = commas === undefined ? 1 : 1000;
  const thousands = Number(`${whole}${decimals}`) * unit;
  const readings = { more: thousands, less: thousands / 1000 };
  throw new UserError('amount-ambiguous', { input: cleanText(text, 32), ...readings });
}

/**
 * The coins that a stake means for a balance, shares rounded down.
 * @throws UserError `wallet-empty`, `amount-over-balance`, or `amount-invalid` where a share of the
 * balance is less than one coin; `whose` names a wallet that is not the reader's own.
 */
export function stakeCoins(
  stake: Stake,
  text: string,
  balance: number,
  whose: { readonly name?: string } = {},
): number {
  if (balance <= 0) throw new UserError('wallet-empty', whose);
  const coins =
    stake.kind === 'coins'
      ? BigInt(stake.coins)
      : (BigInt(balance) * stake.milliPercent) / 100_000n;
  const amount = Number(requireSome(text, coins));
  if (amount > balance) throw new UserError('amount-over-balance', { amount, balance, ...whose });
  return amount;
}

/** Reads a typed amount against a balance; errors as `parseStake` and `stakeCoins`. */
export function parseAmount(text: string, balance: number): number {
  return stakeCoins(parseStake(text), text, balance);
}

/** The refusal of a typed amount; what was typed comes back cleaned and cut. */
export function refuse(
  text: string,
  reason: UserErrors['amount-invalid']['reason'],
): UserError<'amount-invalid'> {
  return new UserError('amount-invalid', { input: cleanText(text, 32), reason });
}

function requireSome(text: string, coins: bigint): bigint {
  if (coins === 0n) throw refuse(text, 'zero');
  return coins;
}
