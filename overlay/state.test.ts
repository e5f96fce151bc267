import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PublishedEvent } from '../src/contract/events.js';
import type { Snapshot } from '../src/contract/snapshot.js';
import { PartyModel } from '../tests/support/overlay-model.js';
import { check } from '../tests/support/seed.js';
import { applyEvent, fromSnapshot, type OverlayState } from './state.js';

const steps = fc.array(
  fc.record({ act: fc.integer({ min: 0, max: 19 }), a: fc.nat(1000), b: fc.nat(1000) }),
  {
    maxLength: 120,
    size: 'max',
  },
);

function play(list: readonly { act: number; a: number; b: number }[]) {
  const model = new PartyModel();
  const snapshots: Snapshot[] = [model.snapshot()];
  for (const step of list) {
    model.take(step);
    if (model.events.length >= snapshots.length) snapshots.push(model.snapshot());
  }
  return { events: model.events, snapshots };
}

/**
 * Applies events as the feed does: where one cannot be applied, the snapshot of that moment takes
 * over.
 */
function follow(
  start: Snapshot,
  events: readonly PublishedEvent[],
  snapshots: readonly Snapshot[],
): OverlayState {
  return events.reduce<OverlayState>((state, event) => {
    const snapshot = snapshots[event.sequence];
    if (snapshot === undefined) throw new Error(`no snapshot ${event.sequence}`);
    return applyEvent(state, event) ?? fromSnapshot(snapshot);
  }, fromSnapshot(start));
}

describe('the reducer', () => {
  test('comes to the same picture from any snapshot and the events after it', () => {
    check(
      fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (list, where) => {
        const { events, snapshots } = play(list);
        const from = Math.floor(where * events.length);
        const start = snapshots[from] ?? fail();
        expect(follow(start, events.slice(from), snapshots)).toEqual(
          fromSnapshot(snapshots.at(-1) ?? fail()),
        );
      }),
      150,
    );
  });

  test('is not disturbed by events that the snapshot held already', () => {
    check(
      fc.property(steps, fc.nat(6), (list, lead) => {
        const { events, snapshots } = play(list);
        const ahead = snapshots.at(-1) ?? fail();
        const late = events.slice(Math.max(0, events.length - lead));
        expect(follow(ahead, late, snapshots)).toEqual(fromSnapshot(ahead));
      }),
      150,
    );
  });

  test('follows almost every event without asking for a snapshot', () => {
    const { events, snapshots } = play(
      Array.from({ length: 500 }, (_, index) => ({
        act: index % 60 === 0 ? 0 : 2 + ((index * 7) % 18),
        a: index * 13,
        b: index * 29,
      })),
    );
    const unknown = events.filter(
      (event) => applyEvent(fromSnapshot(snapshots[event.sequence - 1] ?? fail()), event) === null,
    );
    expect(events.length).toBeGreaterThan(150);
    // Only a settlement that is undone brings back what the page has forgotten.
    expect(unknown.filter((event) => event.type !== 'bets-unsettled')).toEqual([]);
  });

  test('asks for a snapshot where a lap belongs to a race it has never heard of', () => {
    const { events } = play([
      { act: 0, a: 0, b: 0 },
      { act: 7, a: 0, b: 1 },
    ]);
    const empty = fromSnapshot(new PartyModel().snapshot());
    expect(applyEvent(empty, events[1] ?? fail())).toBeNull();
  });
});

function fail(): never {
  throw new Error('missing');
}
