import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Clock } from '../../clock.js';
import type { Database, Transaction } from '../../db/database.js';
import { oneTimeLinks } from '../../db/schema/sessions.js';
import { UserError } from '../../errors.js';
import { hashSecret, isSecret, newSecret } from './secret.js';

/** How long a link waits to be used, in milliseconds. */
const linkMs = 10 * 60 * 1000;

export type LinkKind = 'phone' | 'control';

export interface LinkFor {
  readonly partyId: string;
  readonly kind: LinkKind;
  /** The seat; for race control the holder's, null where they do not play. */
  readonly userId: string | null;
  /** Whose right to race control is asked again; null where the link was printed at start. */
  readonly discordId: string | null;
  readonly holderName: string | null;
}

/** Makes a link good once, for ten minutes; returns the secret for its fragment. */
export async function makeLink(
  db: Pick<Database, 'orm'>,
  link: LinkFor,
  clock: Clock,
): Promise<string> {
  const secret = newSecret();
  const expiresAt = new Date(clock.now().getTime() + linkMs);
  await db.orm.insert(oneTimeLinks).values({ ...link, tokenHash: hashSecret(secret), expiresAt });
  return secret;
}

/**
 * Uses a link up. The browser that did may come again while the link lasts: its answer got lost.
 * @throws UserError `link-spent`.
 */
export async function useLink(
  tx: Transaction,
  { secret, kind, deviceHash }: { secret: string; kind: LinkKind; deviceHash: string },
  now: Date,
): Promise<LinkFor> {
  const { partyId, userId, discordId, holderName } = oneTimeLinks;
  const [link] = await tx
    .update(oneTimeLinks)
    .set({ usedAt: now, usedBy: deviceHash })
    .where(
      and(
        eq(oneTimeLinks.tokenHash, isSecret(secret) ? hashSecret(secret) : ''),
        eq(oneTimeLinks.kind, kind),
        gt(oneTimeLinks.expiresAt, now),
        or(isNull(oneTimeLinks.usedAt), eq(oneTimeLinks.usedBy, deviceHash)),
      ),
    )
    .returning({ partyId, userId, discordId, holderName });
  if (link === undefined) throw new UserError('link-spent', { kind });
  return { ...link, kind };
}
