import { eq } from 'drizzle-orm';
import type { Clock } from '../../clock.js';
import type { Database, Transaction } from '../../db/database.js';
import { simRaceLapClaims } from '../../db/schema/racing.js';
import { UserError } from '../../errors.js';
import { oweLine, type TellIn } from '../../events/public-lines.js';
import type { Party } from '../../party/ensure-party.js';
import { isUuid } from '../../party/guest.js';
import { lockRaceRow } from '../lock-row.js';
import { requireFit } from '../resolve-race.js';
import { countLap } from './count-lap.js';
import { type LapClaim, readClaim } from './lap-claims.js';
import { type LapOutcome, readLapOutcome } from './lap-outcome.js';
import { requireOwnBacking } from './require-own-backing.js';

export interface ClaimDecision {
  readonly party: Party;
  /** From a button. */
  readonly claimId: string;
  readonly isConfirmed: boolean;
  /** The guest who decides; null for a host who has not joined. */
  readonly decidedBy: string | null;
  /** Whether the person who decides is a host. */
  readonly isHost: boolean;
  /** True where that host typed the lap and was asked whether it is right. */
  readonly isOwnWord?: boolean;
  readonly tellIn?: TellIn | null | undefined;
}

export interface DecidedClaim {
  /** As decided now, or by whoever was first. */
  readonly claim: LapClaim;
  /** What the lap did; null where it was refused. */
  readonly lap: LapOutcome | null;
  /** False where it had been decided before. */
  readonly isChanged: boolean;
}

/**
 * Confirms a waiting lap, which from then on counts like any other, or refuses it; once, by
 * whichever host is first. The racer may take it back and nothing else.
 * @throws UserError `host-only`, `claim-own` to a host who would confirm a lap of their own,
 * `claim-settled`, `race-finished`, `backs-other`, or `not-found` where the party has no such claim.
 */
export async function decideClaim(
  db: Database,
  input: ClaimDecision,
  clock: Clock,
): Promise<DecidedClaim> {
  if (!isUuid(input.claimId)) throw new UserError('button-outdated', {});
  const found = await readClaim(db.orm, input.party.id, { id: input.claimId });
  if (found === null) throw new UserError('not-found', { what: 'lap' });
  const isOwn = found.racer.id === input.decidedBy;
  if (!input.isHost && (input.isConfirmed || !isOwn)) throw new UserError('host-only', {});
  if (isOwn && input.isConfirmed) throw new UserError('claim-own', {});
  const decided = await db.orm.transaction(async (tx): Promise<DecidedClaim | LapClaim> => {
    const race = await lockRaceRow(tx, input.party.id, found.race.id);
    const claim = await readClaim(tx, input.party.id, { id: found.id });
    if (claim === null) throw new UserError('not-found', { what: 'lap' });
    if (claim.status !== 'WAITING') return claim;
    if (race.status === 'FINISHED' && !race.isCancelled)
      throw new UserError('claim-settled', { title: race.title });
    requireFit(race, 'lap');
    if (input.isConfirmed) await requireOwnBacking(tx, race, claim.racer.id, false);
    const now = clock.now();
    await writeDecision(tx, claim, input, now);
    const status = input.isConfirmed ? 'CONFIRMED' : 'REFUSED';
    const decided: LapClaim = { ...claim, status, decidedBy: input.decidedBy };
    if (!input.isConfirmed) return { claim: decided, lap: null, isChanged: true };
    const lap = {
      racerId: claim.racer.id,
      submittedBy: input.isOwnWord === true ? input.decidedBy : claim.racer.id,
      timeMs: claim.lapTimeMs,
      carName: claim.car,
      trackName: claim.track,
      interactionId: claim.interactionId,
    };
    const outcome = await countLap(tx, { race, isRaceNew: false, hasLocked: false }, lap, now);
    return { claim: decided, lap: outcome, isChanged: true };
  });
  return 'isChanged' in decided ? decided : readDecided(db, decided);
}

async function writeDecision(
  tx: Transaction,
  claim: LapClaim,
  { isConfirmed, decidedBy, isOwnWord, tellIn }: ClaimDecision,
  now: Date,
) {
  const status = isConfirmed ? 'CONFIRMED' : 'REFUSED';
  // A slip that a host takes back nobody has seen.
  const isNews = isConfirmed || isOwnWord !== true;
  const line = { kind: 'lap-decided', subject: claim.id, tellIn: isNews ? tellIn : null } as const;
  await Promise.all([
    tx
      .update(simRaceLapClaims)
      .set({ status, decidedBy, decidedAt: now })
      .where(eq(simRaceLapClaims.id, claim.id)),
    oweLine(tx, claim.race.partyId, line, now),
  ]);
}

async function readDecided(db: Database, claim: LapClaim): Promise<DecidedClaim> {
  return { claim, lap: await readConfirmedLap(db, claim), isChanged: false };
}

/** What a claim's lap did; null where it does not count. */
export async function readConfirmedLap(db: Database, claim: LapClaim): Promise<LapOutcome | null> {
  const { race, status, interactionId } = claim;
  return status === 'CONFIRMED' ? readLapOutcome(db, race.partyId, { interactionId }) : null;
}
