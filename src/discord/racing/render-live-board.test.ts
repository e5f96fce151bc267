import { expect, test } from 'vitest';
import type { LiveBoard } from '../../racing/read-live-board.js';
import { renderLiveBoard } from './render-live-board.js';

const live: LiveBoard = {
  race: {
    id: '0f8fad5b-d9cb-469f-a165-70867728950e',
    partyId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    title: 'Cup',
    track: null,
    status: 'OPEN',
    payoutRule: 'double',
    lockRule: 'manual',
    locksAt: null,
    lapRule: 'self',
    backing: 'any',
    stakeCap: null,
    channelId: null,
    boardVersion: 0,
    isCancelled: false,
    winnerId: null,
    createdAt: new Date(0),
    endedAt: null,
  },
  channels: [],
  board: [],
  waiting: [],
  pot: 0,
  betCount: 0,
  backing: [],
  paidOut: null,
};

function fieldOf(board: LiveBoard, name: string): string | undefined {
  return renderLiveBoard(board).embeds?.[0]?.fields?.find((field) => field.name === name)?.value;
}

function labelsOf(status: 'OPEN' | 'LOCKED' | 'FINISHED'): readonly string[] {
  const { components = [] } = renderLiveBoard({ ...live, race: { ...live.race, status } });
  const buttons = components.flatMap((row) => row.components);
  return buttons.flatMap((button) => ('label' in button && button.label ? [button.label] : []));
}

test('a board names those who race and have no lap yet, until the race is over', () => {
  const waiting = ['Ana', 'Be_n', ...Array.from({ length: 60 }, (_, index) => `Guest ${index}`)];
  const shown = fieldOf({ ...live, waiting }, 'Racing, no lap yet');
  expect(shown).toMatch(/^Ana, Be\\_n, Guest 0.* more$/);
  expect(shown?.length).toBeLessThanOrEqual(400);
  const race = { ...live.race, status: 'FINISHED' } as const;
  expect(fieldOf({ ...live, waiting, race }, 'Racing, no lap yet')).toBeUndefined();
  expect(fieldOf(live, 'Racing, no lap yet')).toBeUndefined();
});

test('a board says how much a guest may stake', () => {
  const race = { ...live.race, stakeCap: 500 };
  expect(fieldOf({ ...live, race }, 'Now')).toContain('Each guest may stake 500 coins at most.');
});

test('a board has buttons for what can be done', () => {
  expect(labelsOf('OPEN')).toEqual(['Bet 100', 'Bet …', 'I’m racing', 'Record a lap']);
  expect(labelsOf('LOCKED')).toEqual(['I’m racing', 'Record a lap']);
  expect(labelsOf('FINISHED')).toEqual([]);
});
