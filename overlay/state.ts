import { noBets } from '../src/contract/bets.js';
import { type BoardEntry, compareEntries } from '../src/contract/board.js';
import type {
  EventPayloads,
  EventType,
  PublishedEvent,
  RaceFields,
} from '../src/contract/events.js';
import type { Person, RoundState } from '../src/contract/round.js';
import type { JoinLink, RaceState, Snapshot } from '../src/contract/snapshot.js';
import { renameInRound } from './rename-in-round.js';
import { roundAfter } from './round-state.js';

/** What the page shows. The same whether an event was in the snapshot or was applied later. */
export interface OverlayState {
  readonly partyName: string;
  /** `#rrggbb`; null: the theme's own. */
  readonly accentColour: string | null;
  /** Live races, newest first, then the last finished one; entries in race order. */
  readonly races: readonly RaceState[];
  readonly round: RoundState | null;
  readonly join: JoinLink | null;
  /** Addresses of pictures by guest. */
  readonly avatars: ReadonlyMap<string, string>;
}

/**
 * What a snapshot holds at most; the state keeps to it, so that following events equals loading
 * afresh.
 */
const liveRaceLimit = 10;
const entryLimit = 100;

/** The state as the server read it. */
export function fromSnapshot(snapshot: Snapshot): OverlayState {
  return {
    partyName: snapshot.party.name,
    accentColour: snapshot.party.accentColour,
    races: snapshot.races.map((race) => ({
      ...race,
      entries: [...race.entries].sort(compareEntries),
    })),
    round: snapshot.round,
    join: snapshot.join,
    avatars: new Map(snapshot.avatars.map(({ userId, url }) => [userId, url])),
  };
}

/** Several boards and every pending bet may have changed at once: only a snapshot tells how. */
const toldBySnapshot: ReadonlySet<string> = new Set<EventType>([
  'party-updated',
  'photo-changed',
  'guest-removed',
  'guest-restored',
  'guests-merged',
  'guests-unmerged',
  'race-restored',
  'party-reset',
  'party-restored',
]);

/**
 * The state after an event, or null where the event builds on something that this state does not
 * hold.
 */
export function applyEvent(state: OverlayState, event: PublishedEvent): OverlayState | null {
  if (toldBySnapshot.has(event.type)) return null;
  switch (event.type) {
    case 'user-joined':
      return addAvatar(state, event.payload);
    case 'user-renamed':
      return renameGuest(state, event.payload);
    case 'race-opened':
      return openRace(state, event.payload);
    case 'race-edited':
    case 'race-locked':
    case 'race-unlocked':
    case 'race-cancelled':
      return changeStatus(state, event.payload);
    case 'bets-unsettled':
      return event.payload.hasMerged === true ? null : changeStatus(state, event.payload);
    case 'bet-placed':
    case 'bet-withdrawn':
      return changeBets(state, event.payload);
    case 'bets-settled':
      return finishRace(state, event.payload);
    case 'leaderboard-update':
      return changeRace(state, event.payload.gameId, (race) => putEntry(race, event.payload.entry));
    case 'lap-voided':
      return voidLap(state, event.payload);
    case 'round-started':
    case 'round-dealt':
    case 'round-updated':
    case 'round-revealed':
    case 'round-cancelled': {
      const round = roundAfter(state.round, event);
      return round && { ...state, round };
    }
    default:
      return state;
  }
}

function finishRace(
  state: OverlayState,
  { gameId, winnerId, raceBets }: EventPayloads['bets-settled'],
): OverlayState | null {
  return changeRace(state, gameId, (race) => ({
    ...race,
    status: 'FINISHED',
    isCancelled: false,
    winnerId,
    bets: raceBets ?? race.bets,
  }));
}

function readRaceFields({
  gameId,
  title,
  track,
  status,
  payoutRule,
  isCancelled,
  locksAt,
}: RaceFields) {
  return {
    gameId,
    title,
    track,
    status,
    payoutRule,
    isCancelled,
    ...(locksAt === undefined ? {} : { locksAt }),
  };
}

function changeStatus(
  state: OverlayState,
  payload: RaceFields & Pick<EventPayloads['race-cancelled'], 'raceBets'>,
) {
  return changeRace(state, payload.gameId, (race) => ({
    ...race,
    ...readRaceFields(payload),
    bets: payload.raceBets ?? (payload.isCancelled ? noBets : race.bets),
    winnerId: null,
  }));
}

/** The sums come with the event as it is published; without them only a snapshot knows. */
function changeBets(
  state: OverlayState,
  { gameId, raceBets }: Pick<EventPayloads['bet-placed'], 'gameId' | 'raceBets'>,
) {
  return raceBets === undefined
    ? null
    : changeRace(state, gameId, (race) => ({ ...race, bets: raceBets }));
}

function openRace(state: OverlayState, payload: EventPayloads['race-opened']): OverlayState | null {
  const fields = readRaceFields(payload);
  if (state.races.some((race) => race.gameId === payload.gameId)) {
    return changeRace(state, payload.gameId, (race) => ({ ...race, ...fields, winnerId: null }));
  }
  return placeRace(state, {
    ...fields,
    openedAt: payload.timestamp,
    winnerId: null,
    locksAt: payload.locksAt ?? null,
    bets: noBets,
    entries: [],
  });
}

function changeRace(
  state: OverlayState,
  gameId: string,
  change: (race: RaceState) => RaceState,
): OverlayState | null {
  const before = state.races.find((race) => race.gameId === gameId);
  if (before === undefined) return null;
  const after = change(before);
  // Whoever leaves the live or the finished races makes room for one that was left out before, and
  // is not known here.
  const isBack = before.status === 'FINISHED' && after.status !== 'FINISHED';
  const isOut = before.status !== 'FINISHED' && after.status === 'FINISHED';
  if (
    isBack ||
    (isOut && state.races.filter((race) => race.status !== 'FINISHED').length >= liveRaceLimit)
  )
    return null;
  return placeRace(state, after);
}

function placeRace(state: OverlayState, race: RaceState): OverlayState {
  const others = state.races.filter((other) => other.gameId !== race.gameId);
  const isFinished = race.status === 'FINISHED';
  const live = others.filter((other) => other.status !== 'FINISHED');
  const finished = isFinished ? [race] : others.filter((other) => other.status === 'FINISHED');
  const newestFirst = (isFinished ? live : [...live, race]).sort(
    (a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt),
  );
  return { ...state, races: [...newestFirst.slice(0, liveRaceLimit), ...finished] };
}

function putEntry(race: RaceState, entry: BoardEntry): RaceState {
  const others = race.entries.filter((other) => other.userId !== entry.userId);
  return { ...race, entries: [...others, entry].sort(compareEntries).slice(0, entryLimit) };
}

/** As in the snapshot: Discord's default pictures tell nobody apart. */
const isPicture = /^https:\/\/cdn\.discordapp\.com\/(?!embed\/)/;

function addAvatar(
  state: OverlayState,
  { userId, avatarUrl }: EventPayloads['user-joined'],
): OverlayState {
  if (!avatarUrl || !isPicture.test(avatarUrl)) return state;
  return { ...state, avatars: new Map([...state.avatars, [userId, avatarUrl]]) };
}

function voidLap(
  state: OverlayState,
  { gameId, userId, entry }: EventPayloads['lap-voided'],
): OverlayState | null {
  const race = state.races.find((candidate) => candidate.gameId === gameId);
  // A line that leaves a full board, or falls behind it, lets one in that is not known here.
  if (race !== undefined && race.entries.length >= entryLimit) return null;
  return changeRace(state, gameId, (changed) =>
    entry === null
      ? { ...changed, entries: changed.entries.filter((other) => other.userId !== userId) }
      : putEntry(changed, entry),
  );
}

function renameGuest(state: OverlayState, { userId, name }: Person): OverlayState {
  const rename = <T extends Person>(person: T): T =>
    person.userId === userId ? { ...person, name } : person;
  return {
    ...state,
    races: state.races.map((race) => ({
      ...race,
      entries: race.entries.map(rename),
      bets: {
        ...race.bets,
        backing: race.bets.backing.map(rename),
        latest: race.bets.latest.map((ticket) => ({
          ...ticket,
          bettorName: ticket.bettorId === userId ? name : ticket.bettorName,
          targetName: ticket.targetId === userId ? name : ticket.targetName,
        })),
      },
    })),
    round: state.round && renameInRound(state.round, rename),
  };
}
