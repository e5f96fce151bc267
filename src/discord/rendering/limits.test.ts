import { describe, expect, it } from 'vitest';
import type { BetTicket } from '../../betting/place-bet.js';
import type { OwnBet } from '../../betting/read-own-bets.js';
import type { PlannedPayout } from '../../betting/rules.js';
import { type BoardEntry, rankBoard } from '../../contract/board.js';
import type { Race } from '../../racing/race.js';
import type { MessageBody } from '../command.js';
import { betsPerPage, renderBets } from './bets.js';
import { renderBoard } from './board.js';
import { renderPaid, renderPreview } from './settlement.js';
import { renderTicket } from './ticket.js';
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
  lockRule: 'manual',
  locksAt: null,
  lapRule: 'self',
  backing: 'any',
  channelId: null,
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
    const wallet = { balance: 1, entries: Array.from({ length: 11 }, () => entry) };
    const body = renderWallet(longName, { wallet, page: 3, allowance: 'offered', nextDaySeconds: 0, note: 'x' });
    expectToFit(body);
    expect(body.embeds?.[0]?.description?.split('\n')).toHaveLength(13);
    expect(JSON.stringify(body.components)).toMatch(/Take 200 coins.*Newer.*Older/);
  });

  it('fit with a page of bets of the longest names, 25 of them to be withdrawn', () => {
    const bet: OwnBet = {
      id: race.id,
      raceTitle: '*'.repeat(100),
      raceStatus: 'OPEN',
      targetName: longName,
      amount: 2_147_483_647,
      status: 'PENDING',
      payout: null,
      createdAt: at,
    };
    const open = Array.from({ length: 25 }, () => bet);
    const body = renderBets(longName, { bets: open.slice(0, betsPerPage), open, total: 99, pending: 25, staked: 1e9 }, 1);
    expectToFit(body);
    expect(body.embeds?.[0]?.description?.split('\n')).toHaveLength(2 + betsPerPage);
    expect(JSON.stringify(body.components)).toMatch(/Withdraw a bet.*Newer.*Older/);
  });

  it('fit with a ticket of the longest names and the largest sums', () => {
    const ticket: BetTicket = {
      bet: { id: race.id, amount: 2_147_483_647 },
      staked: 1_147_483_647,
      race: { id: race.id, title: '*'.repeat(100), payoutRule: 'pool' },
      bettor: { id: '1', name: longName },
      target: { id: '2', name: longName },
      balanceAfter: 0,
      possiblePayout: 2_147_483_647,
      pot: 9_007_199_254_740_991,
      targetBacking: 2_147_483_647_000,
      replayed: false,
    };
    for (const isOwn of [true, false]) expectToFit(renderTicket(ticket, { isOwn }));
    expect(JSON.stringify(renderTicket(ticket))).toMatch(/take 0.1% of the pot/);
  });
});
