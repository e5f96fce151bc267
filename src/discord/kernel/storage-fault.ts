import type { UserErrorCode } from '../../errors.js';

/** A refusal that needs no more than its code. */
type Sentence = Extract<
  UserErrorCode,
  'try-again' | 'database-away' | 'database-lost' | 'database-slow' | 'disk-full'
>;

/**
 * What Postgres (its manual's appendix A), postgres.js and Node say where it is not the fault of
 * what was asked for.
 */
const sentences: readonly (readonly [Sentence, RegExp])[] = [
  // Two writers stood in each other's way and Postgres let one go: nothing was written.
  ['try-again', /^(55P03|40P01)$/],
  ['disk-full', /^(53100|ENOSPC)$/],
  // It never came to a statement.
  [
    'database-away',
    /^(CONNECT_TIMEOUT|ECONNREFUSED|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|57P03|53300)$/,
  ],
  // A statement was ended by its time-out: taken back.
  ['database-slow', /^(57014|25P03)$/],
  // The connection went while a statement was under way: whether it was carried out is not known.
  [
    'database-lost',
    /^(CONNECTION_(CLOSED|ENDED|DESTROYED)|ECONNRESET|EPIPE|ETIMEDOUT|57P0[12]|08.{3})$/,
  ],
];

/** The refusal that a fault of the storage becomes; null for every other error. */
export function readStorageFault(error: unknown): Sentence | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  const found = sentences.find(([, pattern]) => pattern.test(code));
  return found?.[0] ?? readStorageFault(error.cause);
}
