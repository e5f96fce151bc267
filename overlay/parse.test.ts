import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PartyModel } from '../tests/support/overlay-model.js';
import { check } from '../tests/support/seed.js';
import { parseMessage } from './parse.js';
import { isHead, isSnapshot } from './state-shapes.js';

const joined = { userId: 'u', name: 'Ava', timestamp: '2026-11-20T20:00:00.000Z', sequence: 4 };

describe('what comes over the wire', () => {
  test('is an event where name and payload fit', () => {
    expect(parseMessage('user-joined', joined)).toEqual({
      sequence: 4,
      event: { type: 'user-joined', sequence: 4, payload: joined },
    });
  });

  test('keeps its number where it does not', () => {
    for (const name of ['leaderboard-update', 'toString', '__proto__', 'fireworks']) {
      expect(parseMessage(name, joined)).toEqual({ sequence: 4, event: null });
    }
  });

  test('is nothing without a number', () => {
    for (const data of [
      null,
      'x',
      3,
      [],
      { ...joined, sequence: null },
      { ...joined, sequence: '4' },
    ]) {
      expect(parseMessage('user-joined', data)).toBeNull();
    }
  });

  test('never makes the page stumble, whatever it is', () => {
    check(
      fc.property(fc.string(), fc.anything(), (name, data) => {
        parseMessage(name, data);
        isHead(data);
        isSnapshot(data);
      }),
    );
  });

  test('is a snapshot with any of the three ways to Channels, and with fields of a newer server', () => {
    const snapshot = new PartyModel().snapshot();
    expect(isSnapshot(snapshot)).toBe(true);
    expect(
      isSnapshot({
        ...snapshot,
        news: true,
        channels: { kind: 'cluster', key: 'k', cluster: 'eu' },
      }),
    ).toBe(true);
    expect(
      isSnapshot({
        ...snapshot,
        channels: { kind: 'host', key: 'k', host: 'h', port: 1, useTLS: false },
      }),
    ).toBe(true);
    expect(isSnapshot({ ...snapshot, channels: { kind: 'pigeon', key: 'k' } })).toBe(false);
    expect(isSnapshot({ ...snapshot, races: [{}] })).toBe(false);
  });
});
