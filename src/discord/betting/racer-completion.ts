import { searchGuests } from '../../party/find-guests.js';
import { listEntrants } from '../../racing/list-entrants.js';
import { resolveRace } from '../../racing/resolve-race.js';
import type { Context } from '../kernel/command.js';
import type { Complete } from '../kernel/option.js';

/** Discord shows at most 25 (developer docs, Autocomplete). */
const limit = 25;

/** Guests whose name fits what is typed; those who race in the race that is meant come first. */
export const completeRacers: Complete = async (typed, context, { race }) => {
  const { db, party } = context;
  const [guests, racing] = await Promise.all([
    searchGuests(db, party.id, typed, Number.POSITIVE_INFINITY),
    findRacing(context, typeof race === 'string' ? race : null),
  ]);
  const first = guests.filter(({ id }) => racing.has(id));
  const others = guests.filter(({ id }) => !racing.has(id));
  return [...first, ...others].slice(0, limit).map(({ id, name }) => ({ name, value: id }));
};

/** Nobody where it is not clear yet which race is meant. */
async function findRacing({ db, party }: Context, raceInput: string | null) {
  const race = await resolveRace(db, party.id, raceInput, 'bet').catch(() => null);
  if (race === null) return new Set<string>();
  const entrants = await listEntrants(db, { partyId: party.id, gameId: race.id });
  return new Set(entrants.map(({ id }) => id));
}
