import { eq } from 'drizzle-orm';
import type { Orm, Transaction } from '../db/database.js';
import { partyGames } from '../db/schema/racing.js';
import { UserError } from '../errors.js';
import { foldName, isUuid } from '../party/guest.js';
import { cleanText } from '../values/display-name.js';
import { listRaces, titleReach } from './find-races.js';
import type { Race } from './race.js';

/**
 * What a race is wanted for: a bet needs an open one, unlocking a locked one; the board may show a
 * finished one.
 */
export type RacePurpose = 'lap' | 'bet' | 'board' | 'settle' | 'unlock';

/**
 * The race meant by a completed value (its id), by a typed title, or by nothing.
 * @throws UserError `race-unknown`, `several-races`, `no-live-race`, `no-race-yet` (board),
 * `race-locked` (bet), `race-open` (unlock) or `race-finished`.
 */
export async function resolveRace(
  db: { readonly orm: Orm | Transaction },
  partyId: string,
  input: string | null | undefined,
  purpose: RacePurpose,
): Promise<Race> {
  const text = input?.trim() ?? '';
  if (text === '') return chooseRace(await listRaces(db.orm, partyId, 26), purpose);
  const isId = isUuid(text);
  const races = isId
    ? await listRaces(db.orm, partyId, 1, eq(partyGames.id, text))
    : await listRaces(db.orm, partyId, titleReach);
  const race = isId ? races[0] : matchTitle(races, text, purpose);
  if (race === undefined) throw new UserError('race-unknown', { input: cleanText(text, 64) });
  return requireFit(race, purpose);
}

/**
 * The race that a command without one means, out of a party's races (live first, then the last
 * finished).
 */
export function chooseRace(races: readonly Race[], purpose: RacePurpose): Race {
  const live = races.filter(isLive);
  const wanted = wantedStatus(purpose);
  const fitting = wanted === null ? live : live.filter(({ status }) => status === wanted);
  const [only] = fitting;
  if (fitting.length > 1)
    throw new UserError('several-races', {
      races: fitting.map(({ id, title }) => ({ id, title })),
    });
  if (only !== undefined) return only;
  const [other] = live;
  if (other !== undefined)
    throw new UserError(purpose === 'unlock' ? 'race-open' : 'race-locked', { title: other.title });
  if (purpose !== 'board') throw new UserError('no-live-race', {});
  const [lastFinished] = races;
  if (lastFinished === undefined) throw new UserError('no-race-yet', {});
  return lastFinished;
}

/**
 * Returns the race where the purpose allows its state.
 * @throws UserError `race-locked`, `race-open` or `race-finished`.
 */
export function requireFit(race: Race, purpose: RacePurpose): Race {
  const { title, status, isCancelled } = race;
  if (status === 'FINISHED' && purpose !== 'board')
    throw new UserError('race-finished', { title, isCancelled });
  if (status === 'LOCKED' && purpose === 'bet') throw new UserError('race-locked', { title });
  if (status === 'OPEN' && purpose === 'unlock') throw new UserError('race-open', { title });
  return race;
}

/** Same title before a longer one; among equals the live one, and of finished ones the last. */
function matchTitle(races: readonly Race[], typed: string, purpose: RacePurpose): Race | undefined {
  const wanted = foldName(typed);
  if (wanted === '') return undefined;
  const same = races.filter(({ title }) => foldName(title) === wanted);
  const matches =
    same.length > 0 ? same : races.filter(({ title }) => foldName(title).startsWith(wanted));
  return matches.some(isLive) ? chooseRace(matches, purpose) : matches[0];
}

function wantedStatus(purpose: RacePurpose): 'OPEN' | 'LOCKED' | null {
  if (purpose === 'bet') return 'OPEN';
  return purpose === 'unlock' ? 'LOCKED' : null;
}

function isLive({ status }: Race): boolean {
  return status !== 'FINISHED';
}
