import type { Clock } from '../../clock.js';
import type { Database, Transaction } from '../../db/database.js';
import { UserError } from '../../errors.js';
import type { TellIn } from '../../events/public-lines.js';
import type { Party } from '../../party/ensure-party.js';
import { actOnce } from '../../values/act-once.js';
import { readRaceBest } from '../board.js';
import { holdRace } from '../hold-race.js';
import { closeBets } from '../lock-race.js';
import type { Race } from '../race.js';
import { readField, type WaitReason, waitReason } from '../rules.js';
import { enterByLap } from '../set-entrants.js';
import { countLap, type LapPlace } from './count-lap.js';
import { insertClaim, type LapClaim, readClaim } from './lap-claims.js';
import { type LapOutcome, readLapOutcome } from './lap-outcome.js';
import { type CleanLap, racerName, touchRace } from './lap-rows.js';
import { requireOwnBacking } from './require-own-backing.js';

export type { LapOutcome } from './lap-outcome.js';

export interface LapInput {
  readonly party: Party;
  readonly racerId: string;
  /** The guest who typed it: the racer, or a host who has joined; null for a host who has not. */
  readonly submittedBy: string | null;
  /** Whether the person who typed it is a host: some races take laps from hosts only. */
  readonly isHost?: boolean;
  /** True where it is meant for a new race, also just after one was settled. */
  readonly isNewRaceMeant?: boolean;
  /** Integer milliseconds (see `readLap`); null for a DNF. */
  readonly timeMs: number | null;
  readonly car?: string | null | undefined;
  readonly track?: string | null | undefined;
  readonly raceInput?: string | null | undefined;
  /** Where it was typed: a race that it opens is told about there. */
  readonly channelId?: string | null;
  readonly interactionId: string;
  readonly tellIn?: TellIn | null | undefined;
}

/** The lap waits for a host; nothing is on the board yet. */
export interface WaitingLap {
  readonly kind: 'waiting';
  readonly claim: LapClaim;
  readonly race: Race;
  /** The race's best so far, in milliseconds; null without one. */
  readonly raceBestMs: number | null;
  /** True where it locked the bets: everybody who has seen the claim knows the time. */
  readonly hasLocked: boolean;
  readonly replayed: boolean;
}

/**
 * Writes a lap into the race meant, else the one live race; where none is live it opens one. The
 * board keeps each racer's fastest, the history every lap; one that the race's rule or its speed puts
 * in doubt becomes a claim instead.
 * @throws UserError `several-races`, `race-unknown`, `race-finished`, `text-too-long`,
 * `laps-by-host`, `backs-other`, `opening-by-host`, `lap-too-late`.
 */
export async function submitLap(
  db: Database,
  input: LapInput,
  clock: Clock,
): Promise<LapOutcome | WaitingLap> {
  const lap = {
    ...input,
    carName: readField('car', input.car),
    trackName: readField('track', input.track),
  };
  return actOnce(
    () =>
      db.orm.transaction(async (tx) => {
        const now = clock.now();
        const { race, isRaceNew } = await holdRace(tx, raceMeant(lap), now);
        if (race.lapRule === 'host' && input.isHost !== true)
          throw new UserError('laps-by-host', { title: race.title });
        if (!isRaceNew)
          await requireOwnBacking(tx, race, lap.racerId, lap.submittedBy === lap.racerId);
        const [raceBestMs] = await Promise.all([
          readRaceBest(tx, race),
          enterByLap(tx, race, lap.racerId, now),
        ]);
        const reason = judge(race, raceBestMs, lap);
        const place = await lockByLap(tx, { race, isRaceNew }, lap, now);
        if (reason === null || lap.timeMs === null)
          return countLap(tx, place, lap, now, lap.tellIn);
        const claimed = await claimLap(tx, place, { ...lap, timeMs: lap.timeMs }, reason, now);
        return { ...claimed, raceBestMs };
      }),
    async () =>
      (await readLapOutcome(db, input.party.id, { interactionId: input.interactionId })) ??
      readWaiting(db, input),
  );
}

/** Where the lap goes; a race that it has to open gets the lap's track. */
function raceMeant(lap: LapInput & CleanLap) {
  return {
    partyId: lap.party.id,
    raceInput: lap.raceInput,
    track: lap.trackName,
    openedBy: 'lap' as const,
    opener: { isHost: lap.isHost === true, isNewMeant: lap.isNewRaceMeant === true },
    channelId: lap.channelId ?? null,
    triggeredBy: lap.submittedBy,
    tellIn: lap.tellIn,
  };
}

function judge(
  { lapRule }: Race,
  raceBestMs: number | null,
  { timeMs, submittedBy, racerId }: CleanLap,
): WaitReason | null {
  return waitReason({ lapRule, raceBestMs, timeMs, isOwn: submittedBy === racerId });
}

/** The lap that opened the race is the one that its bets are about. */
async function lockByLap(
  tx: Transaction,
  { race, isRaceNew }: Omit<LapPlace, 'hasLocked'>,
  lap: CleanLap & Pick<LapInput, 'tellIn'>,
  now: Date,
): Promise<LapPlace> {
  if (race.lockRule !== 'first-lap' || isRaceNew) return { race, isRaceNew, hasLocked: false };
  const line = { kind: 'race-locked-by-lap', tellIn: lap.tellIn } as const;
  const closed = await closeBets(tx, race, lap.submittedBy, now, line);
  return { race: closed.race, isRaceNew, hasLocked: closed.isChanged };
}

async function claimLap(
  tx: Transaction,
  { race, hasLocked }: LapPlace,
  lap: CleanLap & Pick<LapInput, 'tellIn'> & { readonly timeMs: number },
  reason: WaitReason,
  now: Date,
): Promise<Omit<WaitingLap, 'raceBestMs'>> {
  // A host who typed it for somebody is asked in private.
  const tellIn = lap.submittedBy === lap.racerId ? lap.tellIn : null;
  const [id, name] = await Promise.all([
    insertClaim(tx, race, { ...lap, tellIn }, reason, now),
    racerName(tx, race, lap.racerId),
    touchRace(tx, race, now),
  ]);
  const { timeMs: lapTimeMs, carName: car, trackName: track, interactionId } = lap;
  const racer = { id: lap.racerId, name };
  const claim: LapClaim = {
    id,
    race,
    racer,
    lapTimeMs,
    car,
    track,
    reason,
    status: 'WAITING',
    decidedBy: null,
    interactionId,
  };
  return { kind: 'waiting', claim, race, hasLocked, replayed: false };
}

async function readWaiting(
  db: Database,
  { party, interactionId }: LapInput,
): Promise<WaitingLap | null> {
  const claim = await readClaim(db.orm, party.id, { interactionId });
  if (claim === null) return null;
  const { race } = claim;
  const raceBestMs = await readRaceBest(db.orm, race);
  return { kind: 'waiting', claim, race, raceBestMs, hasLocked: false, replayed: true };
}
