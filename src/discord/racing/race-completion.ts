import { formatLapTime } from '../../contract/lap-time.js';
import { resolveGuest } from '../../party/find-guests.js';
import { foldName } from '../../party/guest.js';
import { lapValue, listUsed, listVoidableLaps } from '../../racing/laps/find-laps.js';
import { readDuration } from '../../racing/read-lock.js';
import { text } from '../../text/index.js';
import type { Choice } from '../kernel/command.js';
import type { Complete } from '../kernel/option.js';

/** Discord shows at most 25 (developer docs, Autocomplete). */
const limit = 25;

/**
 * Cars or tracks that the party has used, most used first; those that begin with what is typed
 * before those that hold it.
 */
export function completeUsed(field: 'car' | 'track'): Complete {
  return async (typed, { db, party }) => {
    const wanted = foldName(typed);
    const places = (await listUsed(db, party.id, field)).map((text) => ({
      text,
      place: foldName(text).indexOf(wanted),
    }));
    const beginning = places.filter(({ place }) => place === 0);
    const holding = places.filter(({ place }) => place > 0);
    return [...beginning, ...holding]
      .slice(0, limit)
      .map(({ text }) => ({ name: text, value: text }));
  };
}

/** Laps of live races that count, latest first: of the racer typed so far, else of everybody. */
export const completeLaps: Complete = async (typed, { db, party, clock }, others) => {
  const { racer: racerInput } = others;
  const racer =
    typeof racerInput !== 'string'
      ? null
      : await resolveGuest(db, party.id, racerInput).catch(() => null);
  const laps = await listVoidableLaps(db, party.id, { racerId: racer?.id ?? null, limit: 100 });
  const now = clock.now().getTime();
  const choices = laps.map((lap) => {
    const time = lap.lapTimeMs === null ? null : formatLapTime(lap.lapTimeMs);
    const ago = text.race.ago({ minutes: Math.floor((now - lap.submittedAt.getTime()) / 60_000) });
    const name = text.race.lapChoice({
      time,
      number: lap.number,
      race: lap.raceTitle,
      ago,
      name: racer === null ? lap.racerName : null,
    });
    return { name, value: lapValue(lap) };
  });
  const wanted = foldName(typed);
  return choices.filter(({ name }) => foldName(name).includes(wanted)).slice(0, limit);
};

const usualLocks = ['5m', '10m', '30m', '1h'];

/** Ways to lock a race that fit what is typed; a duration is offered as typed. */
export function completeLocks(typed: string): readonly Choice[] {
  const choices = [
    { name: text.race.lockChoice.manual, value: 'manual' },
    { name: text.race.lockChoice['first-lap'], value: 'first-lap' },
    ...usualLocks.map((value) => ({
      name: text.race.lockChoice.timed({ duration: value }),
      value,
    })),
  ];
  const wanted = typed.trim().toLowerCase();
  const fitting = choices.filter(({ value }) => value.startsWith(wanted));
  const isNew =
    wanted !== '' &&
    !choices.some(({ value }) => value === wanted) &&
    readDuration(wanted) !== null;
  return isNew
    ? [{ name: text.race.lockChoice.timed({ duration: wanted }), value: wanted }, ...fitting]
    : fitting;
}

/** How much more time a timed lock may get; what is typed is offered where it can be read. */
export function completeExtensions(typed: string): readonly Choice[] {
  const wanted = typed.trim().toLowerCase();
  const usual = ['1m', '2m', '5m', '10m'].filter((value) => value.startsWith(wanted));
  const isNew = wanted !== '' && !usual.includes(wanted) && readDuration(wanted) !== null;
  return (isNew ? [wanted, ...usual] : usual).map((value) => ({ name: `+${value}`, value }));
}
