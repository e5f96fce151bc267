import { bankTopics } from '../../imposter/words/bank.js';
import { type Among, searchGuests } from '../../party/find-guests.js';
import { foldName } from '../../party/guest.js';
import { findRaces } from '../../racing/find-races.js';
import { text } from '../../text/index.js';
import type { Choice, Context } from '../kernel/command.js';
import type { Complete } from '../kernel/option.js';

/** Discord shows at most 25 (developer docs, Autocomplete). */
const limit = 25;

async function findNamed(
  typed: string,
  { db, party }: Context,
  among: Among,
): Promise<readonly Choice[]> {
  const guests = await searchGuests(db, party.id, typed, limit, among);
  const names = guests.map(({ name }) => foldName(name));
  return guests.map(({ id, name, discordId, walletBalance: coins }) => {
    const isAlone = names.filter((other) => other === foldName(name)).length === 1;
    const hint = text.choose.guestHint({ account: discordId?.slice(-4) ?? null, coins });
    return { name: isAlone ? name : `${name} · ${hint}`, value: id };
  });
}

/** Guests whose name fits what is typed; the value is the guest's id. */
export const completeGuests: Complete = (typed, context) => findNamed(typed, context, 'present');

/** Guests whom a host has taken out. */
export const completeRemoved: Complete = (typed, context) => findNamed(typed, context, 'removed');

/** Races whose title fits what is typed, live ones first; the value is the race's id. */
export const completeRaces: Complete = async (typed, { db, party }) => {
  const races = await findRaces(db, party.id, typed, limit);
  return races.map(({ id, title }) => ({ name: title, value: id }));
};

/** What is typed, as it may be anything, and topics that the word bank knows. */
export function completeTopics(typed: string): readonly Choice[] {
  const wanted = typed.trim();
  const known = bankTopics.filter(
    (topic) => topic.toLowerCase().includes(wanted.toLowerCase()) && topic !== wanted,
  );
  return [...(wanted === '' ? [] : [wanted]), ...known]
    .slice(0, limit)
    .map((topic) => ({ name: topic, value: topic }));
}

/** Usual talking times; any other can be typed. */
export function completeTalkTimes(): readonly Choice[] {
  return ['1m', '2m', '3m', '5m', '10m'].map((time) => ({ name: time, value: time }));
}

/** Usual times of one speaker; any other can be typed. */
export function completeTurnTimes(): readonly Choice[] {
  return ['15s', '30s', '45s', '60s'].map((time) => ({ name: time, value: time }));
}
