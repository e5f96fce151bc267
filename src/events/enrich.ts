import type { Sql } from 'postgres';
import { type EventType, isEventType } from '../contract/events.js';
import { readPublicRounds } from './public-round.js';
import { betsOf, readRaceBets } from './race-bets.js';

/** Events that change what is staked on a race: they are published with `raceBets`. */
const stakeEvents = new Set<EventType>([
  'bet-placed',
  'bet-withdrawn',
  'bets-settled',
  'race-cancelled',
]);
/** Events of a round: they are published with its `state`. */
const roundEvents = new Set<EventType>([
  'round-started',
  'round-dealt',
  'round-updated',
  'round-revealed',
  'round-cancelled',
]);

interface RecordedEvent {
  readonly type: string;
  readonly data: unknown;
}

/**
 * Adds to events what only the moment of their publication can tell: a race's bets, a round's
 * public state. Summed inside a bet's own transaction, the bets of other transactions would be
 * missing. Read here, after the event was committed and numbered, the values hold every change up
 * to this event, so that whoever applies the last one has them all. At most two queries for any
 * number of events; none where no event needs one. Rejects when the database fails.
 */
export async function enrichEvents<T extends RecordedEvent>(
  sql: Sql,
  partyId: string,
  events: readonly T[],
): Promise<readonly T[]> {
  const gameIds = idsOf(events, stakeEvents, 'gameId');
  const roundIds = idsOf(events, roundEvents, 'roundId');
  if (gameIds.length + roundIds.length === 0) return events;
  const [bets, rounds] = await Promise.all([
    readRaceBets(sql, partyId, gameIds),
    roundIds.length === 0 ? [] : readPublicRounds(sql, partyId, roundIds),
  ]);
  return events.map((event) => {
    const gameId = idOf(event, stakeEvents, 'gameId');
    const roundId = idOf(event, roundEvents, 'roundId');
    const state = rounds.find((round) => round.roundId === roundId);
    const fresh = {
      ...(gameId === null ? {} : { raceBets: betsOf(bets, gameId) }),
      ...(state === undefined ? {} : { state }),
    };
    return { ...event, data: extend(event.data, fresh) };
  });
}

function extend(data: unknown, fresh: object): unknown {
  return typeof data === 'object' && data !== null && Object.keys(fresh).length > 0
    ? { ...data, ...fresh }
    : data;
}

function idsOf(
  events: readonly RecordedEvent[],
  types: ReadonlySet<EventType>,
  field: string,
): readonly string[] {
  return [...new Set(events.map((event) => idOf(event, types, field)))].filter((id) => id !== null);
}

function idOf(
  { type, data }: RecordedEvent,
  types: ReadonlySet<EventType>,
  field: string,
): string | null {
  if (!isEventType(type) || !types.has(type) || typeof data !== 'object' || data === null)
    return null;
  const id: unknown = new Map<string, unknown>(Object.entries(data)).get(field);
  return typeof id === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
    ? id
    : null;
}
