import { z } from 'zod';
import type { EditedRace } from '../racing/change-race.js';
import { editRace, extendLock } from '../racing/edit-race.js';
import { findLiveRaces } from '../racing/find-races.js';
import { type RacePurpose, resolveRace } from '../racing/resolve-race.js';
import { defineAct } from './act.js';
import type { Call } from './call.js';
import type { ActDeps } from './deps.js';
import { typed, typedOrNone } from './fields.js';
import { seatOf } from './people.js';
import { payoutRules } from './racing.js';

async function whichOf(race: string | null, purpose: RacePurpose, call: Call, { db }: ActDeps) {
  const { party, key: interactionId } = call;
  const { id: gameId } = await resolveRace(db, party.id, race, purpose);
  return { party, gameId, triggeredBy: seatOf(call), interactionId };
}

/** A lock that has moved is timed anew; what was set for the old time finds nothing to do. */
async function timed(edited: EditedRace, { scheduleLock }: ActDeps): Promise<EditedRace> {
  const { id, status, locksAt } = edited.race;
  if (status === 'OPEN' && locksAt !== null) await scheduleLock(id, locksAt);
  return edited;
}

/** Changes a live race; what is left out stays. */
export const editRaceAct = defineAct({
  name: 'edit-race',
  access: 'host',
  input: z.object({
    race: typedOrNone,
    title: typedOrNone,
    track: typedOrNone,
    payout: z.enum(payoutRules).nullable().default(null),
    lock: typedOrNone,
    cap: typedOrNone,
  }),
  async run({ race, payout: payoutRule, ...change }, call, deps) {
    const which = await whichOf(race, 'settle', call, deps);
    return timed(await editRace(deps.db, { ...which, ...change, payoutRule }, deps.clock), deps);
  },
});

/** Gives the bets of a race more time. */
export const extendLockAct = defineAct({
  name: 'extend-lock',
  access: 'host',
  input: z.object({ race: typedOrNone, by: typed.default('2m') }),
  async run({ race, by }, call, deps) {
    const which = await whichOf(race, 'bet', call, deps);
    return timed(await extendLock(deps.db, { ...which, by }, deps.clock), deps);
  },
});

/** The one race that a form about a race is filled in for; null where several are on, or none. */
export const askEditRaceAct = defineAct({
  name: 'ask-edit-race',
  access: 'host',
  input: z.object({}),
  async run(_input, { party }, { db }) {
    const [race, ...others] = await findLiveRaces(db, party.id);
    return race === undefined || others.length > 0 ? null : race;
  },
});
