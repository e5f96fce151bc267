import { z } from 'zod';
import { listGuests } from '../party/find-guests.js';
import { listEntrants } from '../racing/list-entrants.js';
import type { Race } from '../racing/race.js';
import { resolveRace } from '../racing/resolve-race.js';
import { setEntrants } from '../racing/set-entrants.js';
import { defineAct } from './act.js';
import type { Call, GuestCall } from './call.js';
import type { ActDeps } from './deps.js';
import { typed, typedOrNone } from './fields.js';
import { findPerson, seatOf } from './people.js';
import { drivenRate } from './rate.js';

const whichRace = z.object({ race: typedOrNone });

async function changeOwn(
  { race: raceInput }: z.infer<typeof whichRace>,
  isRacing: boolean,
  { party, guest }: GuestCall,
  { db, clock }: ActDeps,
) {
  const { id: gameId } = await resolveRace(db, party.id, raceInput, 'lap');
  const [own, none] = [[guest.id], []];
  const lists = isRacing ? { enter: own, leave: none } : { enter: none, leave: own };
  return setEntrants(db, { party, gameId, ...lists, triggeredBy: guest.id }, clock);
}

/** The caller races. */
export const enterRaceAct = defineAct({
  name: 'enter-race',
  rate: drivenRate,
  access: 'guest',
  input: whichRace,
  run: (input, call, deps) => changeOwn(input, true, call, deps),
});

/** The caller does not race. */
export const leaveRaceAct = defineAct({
  name: 'leave-race',
  rate: drivenRate,
  access: 'guest',
  input: whichRace,
  run: (input, call, deps) => changeOwn(input, false, call, deps),
});

async function readLists(race: Race, { party }: Call, { db }: ActDeps) {
  const [entrants, guests] = await Promise.all([
    listEntrants(db, { partyId: party.id, gameId: race.id }),
    listGuests(db, party.id),
  ]);
  const isIn = new Set(entrants.map(({ id }) => id));
  const others = guests.filter(({ id }) => !isIn.has(id)).map(({ id, name }) => ({ id, name }));
  return { race, entrants, others };
}

/** Who races, and which guests do not. */
export const showEntrantsAct = defineAct({
  name: 'show-entrants',
  access: 'host',
  input: whichRace,
  async run({ race }, call, deps) {
    return readLists(await resolveRace(deps.db, call.party.id, race, 'lap'), call, deps);
  },
});

/** Guests that one call enters or takes out; a select holds 25 (developer docs, Component Reference). */
const people = z.array(typed).max(25).default([]);

/** Says of guests that they race, or that they do not; all of it or nothing. */
export const setEntrantsAct = defineAct({
  name: 'set-entrants',
  access: 'host',
  input: whichRace.extend({ add: people, remove: people }),
  async run({ race: raceInput, add, remove }, call, deps) {
    const { db, clock } = deps;
    const { party } = call;
    const { id: gameId } = await resolveRace(db, party.id, raceInput, 'lap');
    const idsOf = async (list: readonly string[], option: 'add' | 'remove') =>
      Promise.all(list.map(async (who) => (await findPerson(who, option, call, deps)).id));
    const [enter, leave] = [await idsOf(add, 'add'), await idsOf(remove, 'remove')];
    const change = { party, gameId, enter, leave, triggeredBy: seatOf(call) };
    return readLists((await setEntrants(db, change, clock)).race, call, deps);
  },
});
