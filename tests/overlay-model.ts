import { compareEntries } from '../src/contract/board.js';
import type { EventPayloads, EventType, PublishedEvent } from '../src/contract/events.js';
import type { RaceState, RoundState, Snapshot } from '../src/contract/snapshot.js';

interface Lap {
  readonly lapId: number;
  readonly userId: string;
  readonly lapTimeMs: number | null;
}

interface ModelRace extends Omit<RaceState, 'entries'> {
  readonly laps: readonly Lap[];
  readonly finishedAt: number;
}

/** One step of a random party: `act` chooses what, `a` and `b` choose whom and how fast. */
export interface Step {
  readonly act: number;
  readonly a: number;
  readonly b: number;
}

/**
 * A party kept the way the database keeps it: laps as history, boards computed when asked. It shares no code
 * with the page's reducer, so the two can be held against each other.
 */
export class PartyModel {
  readonly events: PublishedEvent[] = [];
  #races: ModelRace[] = [];
  #round: RoundState | null = null;
  #names = new Map<string, string>();
  #laps = 0;
  #roundEvents = 0;

  /** Takes a step if it makes sense now; each event it causes is numbered. */
  take({ act, a, b }: Step): void {
    const live = this.#races.filter((race) => race.status !== 'FINISHED');
    const race = live[a % Math.max(live.length, 1)];
    const userId = `u${a % 7}`;
    if (act < 2) return this.#open(b);
    if (act < 3) return this.#rename(userId, `${userId}-${b}`);
    if (act < 5) return this.#stepRound(b);
    if (act < 6) return this.#reopen(b);
    if (race === undefined) return;
    if (act < 13) return this.#drive(race, userId, b % 9 === 0 ? null : 80_000 + (b % 50));
    if (act < 14) return this.#change(race, race.status === 'OPEN' ? 'race-locked' : 'race-unlocked');
    if (act < 15) return this.#change(race, 'race-cancelled');
    return this.#settle(race);
  }

  /** What the server would answer now. */
  snapshot(): Snapshot {
    const finished = this.#races.filter((race) => race.status === 'FINISHED').sort((x, y) => y.finishedAt - x.finishedAt);
    const live = this.#races
      .filter((race) => race.status !== 'FINISHED')
      .sort((x, y) => Date.parse(y.openedAt) - Date.parse(x.openedAt));
    return {
      party: { id: '0f0e0d0c-0b0a-4908-8706-050403020100', name: 'Model' },
      sequence: this.events.length,
      generation: 1,
      build: 'model',
      channels: { kind: 'embedded', key: 'k' },
      races: [...live.slice(0, 10), ...finished.slice(0, 1)].map((race) => this.#readRace(race)),
      round: this.#round && {
        ...this.#round,
        reveal: this.#round.reveal && { ...this.#round.reveal, imposters: [this.#person('u1')] },
      },
    };
  }

  #open(b: number): void {
    const openedAt = this.#now();
    const gameId = `g${this.#races.length}`;
    const fields = { gameId, title: `Race ${b}`, track: null, status: 'OPEN', payoutRule: 'double', isCancelled: false } as const;
    this.#races.push({ ...fields, openedAt, winnerId: null, laps: [], finishedAt: 0 });
    this.#emit('race-opened', fields);
  }

  #drive(race: ModelRace, userId: string, lapTimeMs: number | null): void {
    const before = this.#entry(race, userId)?.lapTimeMs ?? null;
    this.#laps += 1;
    const after = this.#put({ ...race, laps: [...race.laps, { lapId: this.#laps, userId, lapTimeMs }] });
    const entry = this.#entry(after, userId);
    if (entry === undefined) return;
    const isPersonalBest = lapTimeMs !== null && (before === null || lapTimeMs < before);
    this.#emit('leaderboard-update', { gameId: race.gameId, userId, userName: entry.name, lapTimeMs, isPersonalBest, entry });
  }

  #change(race: ModelRace, type: 'race-locked' | 'race-unlocked' | 'race-cancelled' | 'bets-unsettled'): void {
    const status = type === 'race-unlocked' ? 'OPEN' : type === 'race-cancelled' ? 'FINISHED' : 'LOCKED';
    const isCancelled = type === 'race-cancelled';
    const { gameId, title, track, payoutRule } = this.#put({
      ...race,
      status,
      isCancelled,
      finishedAt: isCancelled ? this.events.length + 1 : 0,
      winnerId: null,
    });
    const fields = { gameId, title, track, payoutRule, status, isCancelled } as const;
    if (type === 'race-cancelled') this.#emit(type, { ...fields, refundedBets: 1 });
    else if (type === 'bets-unsettled') this.#emit(type, { ...fields, bets: 2, takenBack: 30 });
    else this.#emit(type, fields);
  }

  #settle(race: ModelRace): void {
    const winner = this.#readRace(race).entries[0];
    if (winner?.lapTimeMs == null) return;
    this.#put({ ...race, status: 'FINISHED', winnerId: winner.userId, finishedAt: this.events.length + 1 });
    const { userId, name, lapTimeMs } = winner;
    this.#emit('bets-settled', {
      gameId: race.gameId,
      winnerId: userId,
      winnerName: name,
      lapTimeMs,
      winningBets: 0,
      paidOut: 0,
      isSettlerInvolved: false,
    });
  }

  /** Undoes a settlement. */
  #reopen(b: number): void {
    const settled = this.#races.filter((race) => race.status === 'FINISHED' && !race.isCancelled);
    const race = settled[b % Math.max(settled.length, 1)];
    if (race !== undefined) this.#change(race, 'bets-unsettled');
  }

  #rename(userId: string, name: string): void {
    this.#names.set(userId, name);
    this.#emit('user-renamed', { userId, name });
  }

  #stepRound(b: number): void {
    const round = this.#round;
    if (round === null || round.status === 'REVEALED' || round.status === 'CANCELLED') {
      this.#roundEvents += 1;
      const next = { roundId: `r${this.#roundEvents}`, round: this.#roundEvents, playerCount: 3 + (b % 5) };
      this.#round = { ...next, status: 'GENERATING', reveal: null };
      return this.#emit('round-started', next);
    }
    const { roundId, round: number, playerCount } = round;
    if (round.status === 'GENERATING') {
      this.#round = { ...round, status: 'ACTIVE' };
      return this.#emit('round-dealt', { roundId, round: number, playerCount });
    }
    if (b % 4 === 0) {
      this.#round = { ...round, status: 'CANCELLED' };
      return this.#emit('round-cancelled', { roundId, round: number });
    }
    const reveal = { word: `w${b}`, hint: `h${b}`, imposters: [this.#person('u1')] };
    this.#round = { ...round, status: 'REVEALED', reveal };
    this.#emit('round-revealed', { roundId, round: number, ...reveal });
  }

  #emit<T extends EventType>(type: T, payload: Omit<EventPayloads[T], 'timestamp'>): void {
    this.events.push(publish(type, this.events.length + 1, { ...payload, timestamp: this.#now() }));
  }

  /** Events are a second apart. */
  #now(): string {
    return new Date(Date.UTC(2026, 10, 20) + (this.events.length + 1) * 1000).toISOString();
  }

  #put(race: ModelRace): ModelRace {
    this.#races = this.#races.map((other) => (other.gameId === race.gameId ? race : other));
    return race;
  }

  #person(userId: string) {
    return { userId, name: this.#names.get(userId) ?? userId };
  }

  #entry(race: ModelRace, userId: string) {
    return this.#readRace(race).entries.find((entry) => entry.userId === userId);
  }

  #readRace({ laps, finishedAt: _finishedAt, ...race }: ModelRace): RaceState {
    const racers = [...new Set(laps.map((lap) => lap.userId))];
    const entries = racers.map((userId) => {
      const own = laps.filter((lap) => lap.userId === userId);
      const timed = own
        .filter((lap) => lap.lapTimeMs !== null)
        .sort((x, y) => (x.lapTimeMs ?? 0) - (y.lapTimeMs ?? 0) || x.lapId - y.lapId);
      const best = timed[0] ?? own[0];
      return {
        ...this.#person(userId),
        lapTimeMs: best?.lapTimeMs ?? null,
        isDnf: timed.length === 0,
        car: null,
        lapId: best?.lapId ?? 0,
      };
    });
    return { ...race, entries: entries.sort(compareEntries) };
  }
}

function publish(type: EventType, sequence: number, payload: unknown): PublishedEvent {
  return { type, sequence, payload } as PublishedEvent;
}
