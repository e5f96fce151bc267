import type { RaceBets } from '../../src/contract/bets.js';
import { compareEntries } from '../../src/contract/board.js';
import type { EventPayloads, EventType, PublishedEvent } from '../../src/contract/events.js';
import type { RoundState } from '../../src/contract/round.js';
import type { RaceState, Snapshot } from '../../src/contract/snapshot.js';

interface Lap {
  readonly lapId: number;
  readonly userId: string;
  readonly lapTimeMs: number | null;
}

interface Stake {
  readonly bettorId: string;
  readonly targetId: string;
  readonly amount: number;
}

interface ModelRace extends Omit<RaceState, 'entries' | 'bets'> {
  readonly laps: readonly Lap[];
  readonly stakes: readonly Stake[];
  readonly finishedAt: number;
}

/** One step of a random party: `act` chooses what, `a` and `b` choose whom and how fast. */
export interface Step {
  readonly act: number;
  readonly a: number;
  readonly b: number;
}

/**
 * A party kept the way the database keeps it: laps as history, boards computed when asked. It
 * shares no code with the page's reducer, so the two can be held against each other.
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
    if (act < 14)
      return this.#change(race, race.status === 'OPEN' ? 'race-locked' : 'race-unlocked');
    if (act < 15) return this.#change(race, 'race-cancelled');
    if (act < 16) return this.#settle(race);
    if (act < 19) return this.#bet(race, userId, `u${b % 7}`, 1 + (b % 40));
    return this.#void(race, b);
  }

  /** What the server would answer now. */
  snapshot(): Snapshot {
    const finished = this.#races
      .filter((race) => race.status === 'FINISHED')
      .sort((x, y) => y.finishedAt - x.finishedAt);
    const live = this.#races
      .filter((race) => race.status !== 'FINISHED')
      .sort((x, y) => Date.parse(y.openedAt) - Date.parse(x.openedAt));
    return {
      party: { id: '0f0e0d0c-0b0a-4908-8706-050403020100', name: 'Model', accentColour: null },
      sequence: this.events.length,
      generation: 1,
      build: 'model',
      channels: { kind: 'embedded', key: 'k' },
      races: [...live.slice(0, 10), ...finished.slice(0, 1)].map((race) => this.#readRace(race)),
      round: this.#round && this.#readRound(this.#round),
      join: null,
      avatars: [],
    };
  }

  #open(b: number): void {
    const openedAt = this.#now();
    const gameId = `g${this.#races.length}`;
    const fields = {
      gameId,
      title: `Race ${b}`,
      track: null,
      status: 'OPEN',
      payoutRule: 'double',
      isCancelled: false,
    } as const;
    const locksAt = b % 2 === 0 ? null : openedAt;
    this.#races.push({
      ...fields,
      openedAt,
      winnerId: null,
      locksAt,
      laps: [],
      stakes: [],
      finishedAt: 0,
    });
    this.#emit('race-opened', { ...fields, locksAt });
  }

  #drive(race: ModelRace, userId: string, lapTimeMs: number | null): void {
    const before = this.#entry(race, userId)?.lapTimeMs ?? null;
    this.#laps += 1;
    const after = this.#put({
      ...race,
      laps: [...race.laps, { lapId: this.#laps, userId, lapTimeMs }],
    });
    const entry = this.#entry(after, userId);
    if (entry === undefined) return;
    const isPersonalBest = lapTimeMs !== null && (before === null || lapTimeMs < before);
    this.#emit('leaderboard-update', {
      gameId: race.gameId,
      userId,
      userName: entry.name,
      lapTimeMs,
      isPersonalBest,
      entry,
    });
  }

  #bet(race: ModelRace, bettorId: string, targetId: string, amount: number): void {
    if (race.status !== 'OPEN') return;
    const after = this.#put({ ...race, stakes: [...race.stakes, { bettorId, targetId, amount }] });
    const raceBets = this.#readBets(after);
    const ticket = raceBets.latest[0];
    if (ticket === undefined) return;
    const { betId, bettorName, targetName, amount: totalAmount } = ticket;
    const people = { bettorId, bettorName, targetId, targetName };
    this.#emit('bet-placed', {
      gameId: race.gameId,
      betId,
      ...people,
      amount,
      totalAmount,
      raceBets,
    });
  }

  #change(
    race: ModelRace,
    type: 'race-locked' | 'race-unlocked' | 'race-cancelled' | 'bets-unsettled',
  ): void {
    const status =
      type === 'race-unlocked' ? 'OPEN' : type === 'race-cancelled' ? 'FINISHED' : 'LOCKED';
    const isCancelled = type === 'race-cancelled';
    const { gameId, title, track, payoutRule } = this.#put({
      ...race,
      status,
      isCancelled,
      finishedAt: isCancelled ? this.events.length + 1 : 0,
      winnerId: null,
      stakes: isCancelled ? [] : race.stakes,
    });
    const fields = { gameId, title, track, payoutRule, status, isCancelled } as const;
    if (type === 'race-cancelled') this.#emit(type, { ...fields, refundedBets: 1 });
    else if (type === 'bets-unsettled') this.#emit(type, { ...fields, bets: 2, takenBack: 30 });
    else this.#emit(type, fields);
  }

  #settle(race: ModelRace): void {
    const winner = this.#readRace(race).entries[0];
    if (winner?.lapTimeMs == null) return;
    this.#put({
      ...race,
      status: 'FINISHED',
      winnerId: winner.userId,
      finishedAt: this.events.length + 1,
    });
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

  #void(race: ModelRace, b: number): void {
    const lap = race.laps[b % Math.max(race.laps.length, 1)];
    if (lap === undefined) return;
    const { userId, lapTimeMs } = lap;
    const after = this.#put({ ...race, laps: race.laps.filter((other) => other !== lap) });
    const userName = this.#person(userId).name;
    this.#emit('lap-voided', {
      gameId: race.gameId,
      userId,
      userName,
      lapTimeMs,
      entry: this.#entry(after, userId) ?? null,
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
    if (round === null || round.status === 'REVEALED' || round.status === 'CANCELLED')
      return this.#startRound(b);
    const { roundId, round: number, playerCount } = round;
    if (round.status === 'GENERATING') {
      const state = this.#setRound({
        ...round,
        status: 'ACTIVE',
        speaker: round.players[0] ?? null,
      });
      return this.#emit('round-dealt', { roundId, round: number, playerCount, state });
    }
    if (b % 4 === 0) {
      this.#setRound({ ...round, ...still, status: 'CANCELLED', endedAt: this.#now() });
      return this.#emit('round-cancelled', { roundId, round: number });
    }
    if (b % 4 < 3) return this.#voteOn(round, b);
    const reveal = { word: `w${b}`, hint: `h${b}`, imposters: [this.#person('u1')] };
    this.#setRound({ ...round, ...still, status: 'REVEALED', endedAt: this.#now(), reveal });
    this.#emit('round-revealed', { roundId, round: number, ...reveal });
  }

  #startRound(b: number): void {
    this.#roundEvents += 1;
    const next = {
      roundId: `r${this.#roundEvents}`,
      round: this.#roundEvents,
      playerCount: 3 + (b % 5),
    };
    const players = Array.from({ length: next.playerCount }, (_, index) => ({
      ...this.#person(`u${index}`),
      hasVoted: false,
      clue: null,
      outTalk: null,
    }));
    const state = this.#setRound({
      ...next,
      ...still,
      ...({ mode: 'one-vote', variant: 'imposter', talk: 1 } as const),
      players,
      caught: null,
      status: 'GENERATING',
      endedAt: null,
      reveal: null,
    });
    this.#emit('round-started', { ...next, state });
  }

  #voteOn(round: RoundState, b: number): void {
    const votesNeeded = round.playerCount;
    const votesCast = Math.min(round.votesCast + 1, votesNeeded);
    const phaseEndsAt = b % 3 === 0 ? null : this.#now();
    const state = this.#setRound({
      ...round,
      status: 'VOTING',
      speaker: null,
      phaseEndsAt,
      votesCast,
      votesNeeded,
    });
    const { players: _players, reveal: _reveal, endedAt: _endedAt, ...told } = state;
    this.#emit('round-updated', b % 2 === 0 ? told : { ...told, state });
  }

  #setRound(round: RoundState): RoundState {
    this.#round = round;
    return this.#readRound(round);
  }

  /** The round with the names of now. */
  #readRound(round: RoundState): RoundState {
    return {
      ...round,
      players: round.players.map(({ userId, ...seat }) => ({
        ...seat,
        ...this.#person(userId),
      })),
      speaker: round.speaker && this.#person(round.speaker.userId),
      reveal: round.reveal && { ...round.reveal, imposters: [this.#person('u1')] },
    };
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

  #readBets({ gameId, stakes }: ModelRace): RaceBets {
    const sum = (some: readonly Stake[]) => some.reduce((total, { amount }) => total + amount, 0);
    const pair = ({ bettorId, targetId }: Stake) => `${bettorId} on ${targetId}`;
    const targets = [...new Set(stakes.map(({ targetId }) => targetId))];
    const tickets = [...new Set([...stakes].reverse().map(pair))].map((key) => {
      const own = stakes.filter((stake) => pair(stake) === key);
      const [bettor, target] = [
        this.#person(own[0]?.bettorId ?? ''),
        this.#person(own[0]?.targetId ?? ''),
      ];
      return {
        betId: `${gameId}: ${key}`,
        bettorId: bettor.userId,
        bettorName: bettor.name,
        targetId: target.userId,
        targetName: target.name,
        amount: sum(own),
      };
    });
    const backing = targets.map((targetId) => {
      const own = stakes.filter((stake) => stake.targetId === targetId);
      return { ...this.#person(targetId), coins: sum(own), bets: new Set(own.map(pair)).size };
    });
    const ordered = backing.sort((x, y) => y.coins - x.coins || (x.userId < y.userId ? -1 : 1));
    return { pot: sum(stakes), backing: ordered.slice(0, 8), latest: tickets.slice(0, 4) };
  }

  #readRace({ laps, stakes, finishedAt: _finishedAt, ...race }: ModelRace): RaceState {
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
    const bets = this.#readBets({ ...race, laps, stakes, finishedAt: 0 });
    return { ...race, bets, entries: entries.sort(compareEntries) };
  }
}

const still = {
  speaker: null,
  turnEndsAt: null,
  phaseEndsAt: null,
  votesCast: 0,
  votesNeeded: 0,
  callsCast: 0,
  callsNeeded: 0,
};

function publish(type: EventType, sequence: number, payload: unknown): PublishedEvent {
  return { type, sequence, payload } as PublishedEvent;
}
