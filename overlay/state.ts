import { type BoardEntry, compareEntries } from '../src/contract/board.js';
import type { EventPayloads, PublishedEvent, RaceFields } from '../src/contract/events.js';
import type { RaceState, RoundState, Snapshot } from '../src/contract/snapshot.js';

/** What the page shows. The same whether an event was in the snapshot or was applied later. */
export interface OverlayState {
  readonly partyName: string;
  /** Live races, newest first, then the last finished one; entries in race order. */
  readonly races: readonly RaceState[];
  readonly round: RoundState | null;
}

/** What a snapshot holds at most; the state keeps to it, so that following events equals loading afresh. */
const liveRaceLimit = 10;
const entryLimit = 100;

/** The state as the server read it. */
export function fromSnapshot(snapshot: Snapshot): OverlayState {
  return {
    partyName: snapshot.party.name,
    races: snapshot.races.map((race) => ({ ...race, entries: [...race.entries].sort(compareEntries) })),
    round: snapshot.round,
  };
}

/** The state after an event, or null where the event builds on something that this state does not hold. */
export function applyEvent(state: OverlayState, event: PublishedEvent): OverlayState | null {
  switch (event.type) {
    case 'user-renamed':
      return renameGuest(state, event.payload);
    case 'race-opened':
      return openRace(state, event.payload);
    case 'race-locked':
    case 'race-unlocked':
    case 'race-cancelled':
    case 'bets-unsettled':
      return changeRace(state, event.payload.gameId, (race) => ({ ...race, ...readRaceFields(event.payload), winnerId: null }));
    case 'bets-settled': {
      const { gameId, winnerId } = event.payload;
      return changeRace(state, gameId, (race) => ({ ...race, status: 'FINISHED', isCancelled: false, winnerId }));
    }
    case 'leaderboard-update':
      return changeRace(state, event.payload.gameId, (race) => putEntry(race, event.payload.entry));
    case 'round-started':
    case 'round-dealt':
      return { ...state, round: beginRound(event.payload, event.type === 'round-dealt') };
    case 'round-revealed':
    case 'round-cancelled':
      return endRound(state, event);
    default:
      return state;
  }
}

function readRaceFields({ gameId, title, track, status, payoutRule, isCancelled }: RaceFields): RaceFields {
  return { gameId, title, track, status, payoutRule, isCancelled };
}

function openRace(state: OverlayState, payload: EventPayloads['race-opened']): OverlayState | null {
  const fields = readRaceFields(payload);
  if (state.races.some((race) => race.gameId === payload.gameId)) {
    return changeRace(state, payload.gameId, (race) => ({ ...race, ...fields, winnerId: null }));
  }
  return placeRace(state, { ...fields, openedAt: payload.timestamp, winnerId: null, entries: [] });
}

function changeRace(state: OverlayState, gameId: string, change: (race: RaceState) => RaceState): OverlayState | null {
  const before = state.races.find((race) => race.gameId === gameId);
  if (before === undefined) return null;
  const after = change(before);
  // Whoever leaves the live or the finished races makes room for one that was left out before, and is not known here.
  const isBack = before.status === 'FINISHED' && after.status !== 'FINISHED';
  const isOut = before.status !== 'FINISHED' && after.status === 'FINISHED';
  if (isBack || (isOut && state.races.filter((race) => race.status !== 'FINISHED').length >= liveRaceLimit)) return null;
  return placeRace(state, after);
}

function placeRace(state: OverlayState, race: RaceState): OverlayState {
  const others = state.races.filter((other) => other.gameId !== race.gameId);
  const isFinished = race.status === 'FINISHED';
  const live = others.filter((other) => other.status !== 'FINISHED');
  const finished = isFinished ? [race] : others.filter((other) => other.status === 'FINISHED');
  const newestFirst = (isFinished ? live : [...live, race]).sort((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt));
  return { ...state, races: [...newestFirst.slice(0, liveRaceLimit), ...finished] };
}

function putEntry(race: RaceState, entry: BoardEntry): RaceState {
  const others = race.entries.filter((other) => other.userId !== entry.userId);
  return { ...race, entries: [...others, entry].sort(compareEntries).slice(0, entryLimit) };
}

function renameGuest(state: OverlayState, { userId, name }: { readonly userId: string; readonly name: string }): OverlayState {
  const rename = <T extends { readonly userId: string; readonly name: string }>(person: T): T =>
    person.userId === userId ? { ...person, name } : person;
  const reveal = state.round?.reveal;
  return {
    ...state,
    races: state.races.map((race) => ({ ...race, entries: race.entries.map(rename) })),
    round:
      state.round && reveal ? { ...state.round, reveal: { ...reveal, imposters: reveal.imposters.map(rename) } } : state.round,
  };
}

function beginRound(payload: EventPayloads['round-started'], isDealt: boolean): RoundState {
  const { roundId, round, playerCount } = payload;
  return { roundId, round, playerCount, status: isDealt ? 'ACTIVE' : 'GENERATING', reveal: null };
}

function endRound(state: OverlayState, event: PublishedEvent<'round-revealed' | 'round-cancelled'>): OverlayState | null {
  const before = state.round;
  if (before?.roundId !== event.payload.roundId) return null;
  if (event.type === 'round-cancelled') return { ...state, round: { ...before, status: 'CANCELLED', reveal: null } };
  const { word, hint, imposters } = event.payload;
  return { ...state, round: { ...before, status: 'REVEALED', reveal: { word, hint, imposters } } };
}
