import { describe, expect, it } from 'vitest';
import type { PlannedPayout } from '../../betting/rules.js';
import { type BoardEntry, rankBoard } from '../../contract/board.js';
import type { Race } from '../../racing/race.js';
import type { MessageBody } from '../command.js';
import { renderBoard } from './board.js';
import { renderPaid, renderPreview } from './settlement.js';
import { renderWallet } from './wallet.js';

/** The longest name there can be, made of characters that all need escaping. */
const longName = '*_'.repeat(16);
const at = new Date('2026-01-01T20:00:00Z');
const race: Race = {
  id: '0f8fad5b-d9cb-469f-a165-70867728950e',
  partyId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  title: longName,
  track: null,
  status: 'LOCKED',
  payoutRule: 'double',
  boardVersion: 100,
  isCancelled: false,
  winnerId: null,
  createdAt: at,
  endedAt: null,
};
const entries = Array.from({ length: 100 }, (_, index): BoardEntry => {
  return { userId: String(index), name: longName, lapTimeMs: 80_000 + index, isDnf: false, car: '_'.repeat(64), lapId: index };
});
const board = rankBoard(entries);
const payouts = Array.from({ length: 500 }, (_, index): PlannedPayout => {
  const status = index % 2 === 0 ? 'WON' : 'LOST';
  const payout = status === 'WON' ? 2_000_000 : null;
  return {
    betId: String(index),
    bettorId: String(index),
    bettorName: longName,
    targetId: '1',
    targetName: longName,
    stake: 1_000_000,
    status,
    payout,
  };
});

/** Discord's limits: content 2000, an embed's title 256, description 4096, field value 1024, all embeds 6000 (developer docs, Message). */
function expectToFit({ content = '', embeds = [] }: MessageBody): void {
  expect(content.length).toBeLessThanOrEqual(2000);
  for (const { title = '', description = '', fields = [] } of embeds) {
    expect(title.length).toBeLessThanOrEqual(256);
    expect(description.length).toBeLessThanOrEqual(4096);
    for (const { value } of fields) expect(value.length).toBeLessThanOrEqual(1024);
  }
  expect(JSON.stringify(embeds).length).toBeLessThanOrEqual(6000);
}

describe('messages of a full house', () => {
  it('show as much of a board of 100 as fits, and say how many are left out', () => {
    const embed = renderBoard(race, board);
    expectToFit({ embeds: [embed] });
    const shown = embed.description?.split('\n').length ?? 0;
    expect(embed.description).toContain(`… and ${100 - (shown - 1)} more`);
  });

  it('fit with 500 bets in preview, result and public line', () => {
    const [winner] = board;
    if (winner === undefined) throw new Error('no winner');
    const sums = { staked: 500_000_000, paidOut: 500_000_000 };
    const preview = renderPreview({ race, wasOpen: true, boardVersion: 100, board, winner, payouts, ...sums });
    const paid = renderPaid({ outcome: 'paid', race, board, winner, payouts, ...sums, replayed: false });
    for (const { answer, announcement } of [preview, paid]) {
      expectToFit(answer);
      expect(announcement).toBeDefined();
      expectToFit(announcement ?? {});
    }
    expect(preview.answer.embeds?.[0]?.description).toContain('more bets');
    expect(paid.announcement?.content).toContain('235 more');
  });

  it('fit with a long wallet', () => {
    const entry = {
      id: 1,
      kind: 'STAKE',
      amount: -1_000_000,
      balanceAfter: 1_000_000,
      raceTitle: longName,
      targetName: longName,
      round: null,
      reason: longName,
      createdAt: at,
    } as const;
    expectToFit({ embeds: [renderWallet(longName, { balance: 1, entries: Array.from({ length: 15 }, () => entry) })] });
  });
});
