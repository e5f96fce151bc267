import { z } from 'zod';
import { UserError } from '../errors.js';
import type { Guest } from '../party/guest.js';
import { decideClaim } from '../racing/laps/decide-claim.js';
import { readLastCar, resolveLap } from '../racing/laps/find-laps.js';
import { readClaim } from '../racing/laps/lap-claims.js';
import { submitLap } from '../racing/laps/submit-lap.js';
import { takeBackLap } from '../racing/laps/take-back-lap.js';
import { voidLap } from '../racing/laps/void-lap.js';
import { resolveRace } from '../racing/resolve-race.js';
import { readLap } from '../racing/rules.js';
import { defineAct } from './act.js';
import type { Call } from './call.js';
import type { ActDeps } from './deps.js';
import { id, typed, typedOrNone } from './fields.js';
import { findPerson, seatOf } from './people.js';
import { briskRate, drivenRate } from './rate.js';

const lap = z.object({
  time: typedOrNone,
  isDnf: z.boolean().default(false),
  car: typedOrNone,
  track: typedOrNone,
  race: typedOrNone,
  isNewRaceMeant: z.boolean().default(false),
});

async function record(racer: Guest, input: z.infer<typeof lap>, call: Call, deps: ActDeps) {
  const { time, isDnf, car, track, race: raceInput, isNewRaceMeant } = input;
  const { party, actor, channelId, tellIn, key: interactionId } = call;
  const outcome = await submitLap(
    deps.db,
    {
      ...{ party, racerId: racer.id, submittedBy: seatOf(call), isHost: actor.isHost },
      ...{ timeMs: readLap(time, isDnf), car, track, raceInput, isNewRaceMeant },
      ...{ channelId, interactionId, tellIn },
    },
    deps.clock,
  );
  const { id: raceId, locksAt } = outcome.race;
  const isTimeNew = outcome.kind === 'counted' && outcome.isRaceNew && locksAt !== null;
  if (isTimeNew) await deps.scheduleLock(raceId, locksAt);
  return { outcome, racer, isOwn: racer.id === seatOf(call) };
}

/** Records a lap of the caller's own. */
export const recordLapAct = defineAct({
  name: 'record-lap',
  rate: drivenRate,
  access: 'guest',
  input: lap,
  run: (input, call, deps) => record(call.guest, input, call, deps),
});

/** Records a lap of a racer who is named: oneself, or for hosts anybody. */
export const recordLapForAct = defineAct({
  name: 'record-lap-for',
  rate: briskRate,
  access: 'author',
  refusal: 'host-only',
  input: lap.extend({ racer: typed }),
  async find({ racer: who }, call, deps) {
    const racer = await findPerson(who, 'racer', call, deps);
    return { racer, holderId: racer.id, isForHosts: true };
  },
  run: (input, call, deps) => record(call.subject.racer, input, call, deps),
});

/** The race that a form for a lap is about, and the car that the caller drove last. */
export const prepareLapAct = defineAct({
  name: 'prepare-lap',
  access: 'guest',
  input: z.object({ race: id }),
  async run({ race: raceInput }, { party, actor, guest }, { db }) {
    const race = await resolveRace(db, party.id, raceInput, 'lap');
    if (race.lapRule === 'host' && !actor.isHost)
      throw new UserError('laps-by-host', { title: race.title });
    return { race, car: await readLastCar(db, party.id, guest.id) };
  },
});

/** Takes a lap off the board; the rest of the racer's history stands. */
export const voidLapAct = defineAct({
  name: 'void-lap',
  access: 'host',
  input: z.object({ racer: typed, lap: typed, reason: typed }),
  async run({ racer: who, lap: which, reason }, call, deps) {
    const { party, tellIn } = call;
    const racer = await findPerson(who, 'racer', call, deps);
    const lapId = await resolveLap(deps.db, party.id, racer.id, which);
    const input = { party, lapId, reason, triggeredBy: seatOf(call), tellIn };
    return { racer, voided: await voidLap(deps.db, input, deps.clock) };
  },
});

/** Takes back a lap that the caller has just typed. */
export const takeBackLapAct = defineAct({
  name: 'take-back-lap',
  access: 'guest',
  input: z.object({ lap: z.int() }),
  run: async ({ lap: lapId }, { party, guest, tellIn }, { db, clock }) => ({
    voided: await takeBackLap(db, { party, authorId: guest.id, lapId, tellIn }, clock),
  }),
});

/**
 * Says of a lap that waits whether it counts. Confirming is a host's, but never of a lap of their
 * own; `isOwnWord` where the host typed it for somebody else. Refusing is the racer's too: the use case decides, where it holds the lap.
 */
export const decideLapAct = defineAct({
  name: 'decide-lap',
  access: 'anyone',
  input: z.object({ claim: id, isConfirmed: z.boolean(), isOwnWord: z.boolean().default(false) }),
  async run({ claim: claimId, ...decision }, call, { db, clock }) {
    const { party, actor, tellIn } = call;
    const who = { decidedBy: seatOf(call), isHost: actor.isHost, tellIn };
    const decided = await decideClaim(db, { party, claimId, ...decision, ...who }, clock);
    return { decided, decidedBy: actor.guest?.name ?? actor.displayName };
  },
});

/** A lap that waits for a host's word. */
export const showWaitingLapAct = defineAct({
  name: 'show-waiting-lap',
  access: 'host',
  input: z.object({ claim: id }),
  async run({ claim: claimId }, { party }, { db }) {
    const claim = await readClaim(db.orm, party.id, { id: claimId });
    if (claim === null) throw new UserError('not-found', { what: 'lap' });
    return claim;
  },
});
