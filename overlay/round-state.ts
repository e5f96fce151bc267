import type { PublishedEvent } from '../src/contract/events.js';
import type { RoundState } from '../src/contract/round.js';

type RoundEvent = PublishedEvent<
  'round-started' | 'round-dealt' | 'round-updated' | 'round-revealed' | 'round-cancelled'
>;

/**
 * The round after an event: as the server added it to the event, else as far as the event itself
 * tells. Null: only a snapshot knows.
 */
export function roundAfter(before: RoundState | null, event: RoundEvent): RoundState | null {
  const { payload } = event;
  if (payload.state !== undefined) return payload.state;
  const known = before?.roundId === payload.roundId ? before : null;
  if (
    event.type === 'round-started' ||
    event.type === 'round-dealt' ||
    event.type === 'round-updated'
  ) {
    const { mode, variant, talk, players } = known ?? unknown;
    return { ...begin(event), mode, variant, talk, players };
  }
  if (known === null) return null;
  const ended = { ...known, ...still, endedAt: payload.timestamp };
  if (event.type === 'round-cancelled') return { ...ended, status: 'CANCELLED', reveal: null };
  const { word, hint, imposters, outcome } = event.payload;
  return { ...ended, status: 'REVEALED', reveal: { word, hint, imposters, outcome } };
}

/** Of a round that only the event tells of. */
const unknown = { mode: 'one-vote', variant: 'imposter', talk: 1, players: [] } as const;

const still = {
  speaker: null,
  turnEndsAt: null,
  phaseEndsAt: null,
  votesCast: 0,
  votesNeeded: 0,
  callsCast: 0,
  callsNeeded: 0,
};

function begin(
  event: PublishedEvent<'round-started' | 'round-dealt' | 'round-updated'>,
): Omit<RoundState, 'mode' | 'variant' | 'talk' | 'players'> {
  const { roundId, round, playerCount } = event.payload;
  const base = {
    ...{ roundId, round, playerCount, caught: null, endedAt: null, reveal: null },
    ...still,
  };
  if (event.type !== 'round-updated')
    return { ...base, status: event.type === 'round-dealt' ? 'ACTIVE' : 'GENERATING' };
  const { status, speaker, caught = null, phaseEndsAt, votesCast, votesNeeded } = event.payload;
  return { ...base, status, speaker, caught, phaseEndsAt, votesCast, votesNeeded };
}
