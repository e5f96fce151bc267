import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { fromSnapshot, type OverlayState } from '../../overlay/state.js';
import type { RaceBets } from '../../src/contract/bets.js';
import { type BoardEntry, compareEntries } from '../../src/contract/board.js';
import type { StagedParty } from './overlay-server.js';

const racers = 30;
const eventsPerSecond = 30;
const disconnects = 20;
/** Shares of the messages that are lost, sent twice, and held back behind later ones. */
const share = { lost: 0.3, twice: 0.3, late: 0.3 };

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function betsOf(pot: number, random: () => number): RaceBets {
  const userId = `u${Math.floor(random() * racers)}`;
  const backing = [
    { userId, name: `Racer ${userId}`, coins: pot, bets: 1 + Math.floor(random() * 9) },
  ];
  return { pot, backing, latest: [] };
}

function lapOf(index: number, lapId: number, random: () => number): BoardEntry {
  const isDnf = random() < 0.05;
  const lapTimeMs = isDnf ? null : 80_000 + Math.floor(random() * 9_000);
  return { userId: `u${index}`, name: `Racer u${index}`, lapTimeMs, isDnf, car: null, lapId };
}

/** Something that happens in the race of the stage; its message is left to the storm. */
async function makeEvent(party: StagedParty, step: number, random: () => number): Promise<void> {
  const quietly = { isLost: true };
  const chance = random();
  const userId = `u${Math.floor(random() * racers)}`;
  if (chance < 0.75) {
    const entry = lapOf(Math.floor(random() * racers), step, random);
    const { userId: id, name: userName, lapTimeMs } = entry;
    return party.happen(
      'leaderboard-update',
      { gameId: 'g', userId: id, userName, lapTimeMs, isPersonalBest: true, entry },
      quietly,
    );
  }
  if (chance < 0.95) {
    const bet = {
      gameId: 'g',
      betId: `b${step}`,
      bettorId: 'u1',
      bettorName: 'Racer u1',
      targetId: userId,
      targetName: 'Racer',
    };
    return party.happen(
      'bet-placed',
      { ...bet, amount: 5, totalAmount: 5, raceBets: betsOf(step, random) },
      quietly,
    );
  }
  return party.happen('user-renamed', { userId, name: `Racer ${step}` }, quietly);
}

/**
 * Thirty events a second, of which many are lost, sent twice and late, and twenty times every
 * socket is torn off.
 */
export async function runStorm(
  party: StagedParty,
  seconds: number,
  random: () => number,
): Promise<void> {
  const total = seconds * eventsPerSecond;
  const late: (() => Promise<void>)[] = [];
  const startedAt = performance.now();
  for (let step = 1; step <= total; step += 1) {
    await makeEvent(party, step, random);
    const send = party.lastMessage();
    if (random() >= share.lost) {
      if (random() < share.late) late.push(send);
      else await send();
      if (random() < share.twice) await send();
    }
    if (late.length > 4)
      await Promise.all(
        late
          .splice(0)
          .reverse()
          .map((each) => each()),
      );
    if (step % Math.ceil(total / (disconnects + 1)) === 0) party.tearSockets();
    await delay(Math.max(0, startedAt + (step * 1000) / eventsPerSecond - performance.now()));
  }
}

/** A race of thirty that has not begun, for the storm to fall on. */
export function stageStormRace(party: StagedParty): void {
  const entries = Array.from({ length: racers }, (_, index) => ({
    ...lapOf(index, 0, () => 0.5),
    lapTimeMs: 90_000 + index,
  }));
  const race = {
    gameId: 'g',
    title: 'Storm',
    track: null,
    isCancelled: false,
    payoutRule: 'double',
    winnerId: null,
  } as const;
  const rest = {
    status: 'OPEN',
    openedAt: '2026-11-20T20:00:00.000Z',
    locksAt: null,
    bets: { pot: 0, backing: [], latest: [] },
  } as const;
  party.snapshot = {
    ...party.snapshot,
    races: [{ ...race, ...rest, entries: [...entries].sort(compareEntries) }],
  };
}

/** The picture that a page holds, in the form in which two can be compared. */
export function readPicture(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const root = document.querySelector<
      HTMLElement & { state: { races: unknown; round: unknown } | null }
    >('party-overlay');
    return { races: root?.state?.races, round: root?.state?.round };
  });
}

/** The picture that the server would give to a page loaded now. */
export function freshPicture(party: StagedParty): Pick<OverlayState, 'races' | 'round'> {
  const { races, round } = fromSnapshot(party.snapshot);
  return { races, round };
}
