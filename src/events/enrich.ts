import type { Sql } from 'postgres';
import { type EventPayloads, type EventType, isEventType } from '../contract/events.js';
import { readPublicRounds } from './public-round.js';
import { betsOf, readRaceBets } from './race-bets.js';

/**
 * With what each event is published beyond what was written: the bets of its race where it changes
 * what is staked, the state of its round. The payload's type asks for it.
 */
const additions = {
  'user-joined': null,
  'user-renamed': null,
  'party-updated': null,
  'pin-renewed': null,
  'photo-changed': null,
  'guest-removed': null,
  'guest-restored': null,
  'guests-merged': null,
  'guests-unmerged': null,
  'coins-granted': null,
  'grant-undone': null,
  'party-reset': null,
  'party-restored': null,
  'overlay-test': null,
  'race-opened': null,
  'race-edited': null,
  'racer-entered': null,
  'racer-left': null,
  'race-locked': null,
  'race-unlocked': null,
  'race-cancelled': 'raceBets',
  'race-restored': null,
  'leaderboard-update': null,
  'lap-voided': null,
  'bet-placed': 'raceBets',
  'bet-withdrawn': 'raceBets',
  'bets-settled': 'raceBets',
  'bets-unsettled': null,
  'allowance-taken': null,
  'round-started': 'state',
  'round-dealt': 'state',
  'round-updated': 'state',
  'round-revealed': 'state',
  'round-cancelled': 'state',
} as const satisfies { readonly [E in EventType]: Addition<EventPayloads[E]> };

/** The field of a payload that is added when it is published. */
type Addition<P> = 'raceBets' extends keyof P
  ? 'raceBets'
  : 'state' extends keyof P
    ? 'state'
    : null;

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
  const gameIds = idsOf(events, 'raceBets', 'gameId');
  const roundIds = idsOf(events, 'state', 'roundId');
  if (gameIds.length + roundIds.length === 0) return events;
  const [bets, rounds] = await Promise.all([
    readRaceBets(sql, partyId, gameIds),
    roundIds.length === 0 ? [] : readPublicRounds(sql, partyId, roundIds),
  ]);
  return events.map((event) => {
    const gameId = idOf(event, 'raceBets', 'gameId');
    const roundId = idOf(event, 'state', 'roundId');
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
  addition: 'raceBets' | 'state',
  field: string,
): readonly string[] {
  return [...new Set(events.map((event) => idOf(event, addition, field)))].filter(
    (id) => id !== null,
  );
}

function idOf(
  { type, data }: RecordedEvent,
  addition: 'raceBets' | 'state',
  field: string,
): string | null {
  if (
    !isEventType(type) ||
    additions[type] !== addition ||
    typeof data !== 'object' ||
    data === null
  )
    return null;
  const id: unknown = new Map<string, unknown>(Object.entries(data)).get(field);
  return typeof id === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
    ? id
    : null;
}
