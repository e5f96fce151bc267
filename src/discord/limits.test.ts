import { describe, expect, it } from 'vitest';
import { betsPerPage } from '../acts/betting.js';
import type { BetTicket } from '../betting/place-bet.js';
import type { OwnBet } from '../betting/read-own-bets.js';
import type { PlannedPayout } from '../betting/rules.js';
import { type BoardEntry, rankBoard } from '../contract/board.js';
import { statKinds } from '../evening/read-stats.js';
import { logLinesPerPage } from '../events/read-log.js';
import { seatsPerPage } from '../party/list-seats.js';
import type { LapClaim } from '../racing/laps/lap-claims.js';
import type { Race } from '../racing/race.js';
import { text } from '../text/index.js';
import { renderBets } from './betting/render-bets.js';
import { announcePaid, renderPaid, renderPreview } from './betting/render-settlement.js';
import { renderTicket } from './betting/ticket.js';
import { controlActions, isControlAction } from './control/control-actions.js';
import { renderControlPanel } from './control/render-control-panel.js';
import type { MessageBody } from './kernel/command.js';
import { renderMergePreview, renderSeats } from './party/render-guests.js';
import { renderLog } from './party/render-log.js';
import { renderSetup } from './party/render-setup.js';
import { renderStats } from './party/render-stats.js';
import { renderBoard } from './racing/render-board.js';
import { renderClaim, waitingLapRow } from './racing/render-claim.js';
import { renderWallet } from './wallet/render-wallet.js';

/** The longest name there can be, made of characters that all need escaping. */
const longName = '*_'.repeat(16);
const noLeaders = {
  'coins-won': [],
  'single-win': [],
  'fastest-lap': [],
  'most-laps': [],
  'bets-won': [],
  'race-wins': [],
  'best-liar': [],
};
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
  stakeCap: null,
  channelId: null,
  boardVersion: 100,
  isCancelled: false,
  winnerId: null,
  createdAt: at,
  endedAt: null,
};
const entries = Array.from({ length: 100 }, (_, index): BoardEntry => {
  return {
    userId: String(index),
    name: longName,
    lapTimeMs: 80_000 + index,
    isDnf: false,
    car: '_'.repeat(64),
    lapId: index,
  };
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

const claim: LapClaim = {
  id: race.id,
  race: { ...race, title: longName.repeat(2) },
  racer: { id: race.id, name: longName },
  lapTimeMs: 86_400_000,
  car: null,
  track: null,
  reason: 'too-fast',
  status: 'WAITING',
  decidedBy: null,
  interactionId: '1',
};

/**
 * Discord's limits: content 2000, an embed's title 256, description 4096, field value 1024, all
 * embeds 6000 (developer docs, Message).
 */
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
    const embed = renderBoard(race, board, null);
    expectToFit({ embeds: [embed] });
    const shown = embed.description?.split('\n').length ?? 0;
    expect(embed.description).toContain(`… and ${100 - (shown - 1)} more`);
  });

  it('show the line of the guest who asks below those that fit', () => {
    const embed = renderBoard(race, board, '97');
    expectToFit({ embeds: [embed] });
    const [more, own, ...rest] = embed.description?.split('\n').slice(-2) ?? [];
    expect([more, own, rest]).toEqual([
      expect.stringMatching(/^… and \d+ more$/),
      expect.stringContaining('**98.** **\\*'),
      [],
    ]);
    expect(renderBoard(race, board, '0').description).not.toMatch(/more\n/);
  });

  it('fit with 25 races on the panel and 25 laps that wait in each list', () => {
    const races = Array.from({ length: 25 }, () => ({
      title: longName.repeat(2),
      status: 'OPEN' as const,
      locksAt: new Date(0),
      waiting: 25,
    }));
    const actions = new Set(Object.keys(controlActions).filter(isControlAction));
    const panel = renderControlPanel({ races, round: null, actions });
    expectToFit(panel);
    for (const row of panel.components ?? []) expect(row.components.length).toBeLessThanOrEqual(5);
    const {
      components: [select],
    } = waitingLapRow(Array.from({ length: 25 }, () => claim));
    expect(select?.options).toHaveLength(25);
    for (const { label, description = '' } of select?.options ?? [])
      expect([label.length <= 100, description.length <= 100]).toEqual([true, true]);
    expectToFit(renderClaim(claim, 'here'));
  });

  it('fit with 500 bets in preview, result and public line', () => {
    const [winner] = board;
    if (winner === undefined) throw new Error('no winner');
    const sums = { staked: 500_000_000, paidOut: 500_000_000 };
    const waiting = Array.from({ length: 9 }, () => ({ name: longName, lapTimeMs: 86_399_999 }));
    const preview = renderPreview({
      race,
      wasOpen: true,
      boardVersion: 100,
      board,
      winner,
      payouts,
      waiting,
      ...sums,
    });
    const paid = renderPaid({
      outcome: 'paid',
      race,
      board,
      winner,
      payouts,
      ...sums,
      settler: longName,
      replayed: false,
    });
    expectToFit(preview.answer);
    expectToFit(paid.answer);
    const told = announcePaid({ race, winner, payouts, settler: longName });
    expectToFit(told);
    expect(preview.answer.embeds?.[0]?.description).toContain('more bets');
    expect(preview.answer.embeds?.[0]?.description).toMatch(
      /9 laps wait for a host’s ✓.*and 4 more\. Confirm or refuse them/,
    );
    expect(told.content).toContain('who had a bet in this race');
    expect(told.content).toContain('235 more');
  });

  it('fit with a page of guests, a merge, settings and statistics', () => {
    const seats = Array.from({ length: seatsPerPage }, (_, index) => {
      return {
        id: String(index),
        name: longName,
        state: 'removed',
        walletBalance: 2_147_483_647,
      } as const;
    });
    expectToFit(
      renderSeats({
        seats,
        page: 2,
        pages: 4,
        counts: { joined: 100, 'walk-in': 100, removed: 100 },
      }),
    );
    const seat = {
      id: race.id,
      partyId: race.partyId,
      discordId: '1',
      name: longName,
      avatarUrl: null,
      walletBalance: 2_147_483_647,
      debt: 2_147_483_647,
      createdAt: at,
      isHost: false,
    };
    const gone = { removedAt: null, mergedInto: null };
    expectToFit(
      renderMergePreview({
        from: { ...seat, ...gone },
        into: { ...seat, ...gone },
        pendingBets: 999,
        liveLaps: 999,
      }),
    );
    const snowflake = '9'.repeat(20);
    const settings = {
      hostRoleId: snowflake,
      boardChannelId: snowflake,
      roundChannelId: snowflake,
      inviteUrl: `https://discord.gg/${'x'.repeat(32)}`,
      payoutRule: 'pool',
      raceOpening: 'anyone',
      lapLines: 'news',
      civilianPrize: 1_000_000,
      imposterPrize: 1_000_000,
      accentColour: '#8b5cf6',
      webJoin: 'pin',
      photos: 'ask',
    } as const;
    const phones = { webJoin: 'open', arePhonesReachable: true } as const;
    expectToFit(renderSetup(longName, settings, [], phones));
    const { boardChannelId } = settings;
    const lost = boardChannelId === null ? [] : [boardChannelId];
    const closed = renderSetup(longName, settings, lost, { ...phones, arePhonesReachable: false });
    expectToFit(closed);
    // The channel is told of, but not preset: Discord may refuse one that is gone.
    expect(JSON.stringify(closed.embeds)).toContain(`<#${boardChannelId}>\\n⚠ gone`);
    expect(JSON.stringify(closed.embeds)).toContain(`<@&${boardChannelId}>\\n⚠ gone`);
    expect(JSON.stringify(closed.components)).not.toContain('default_values":[{');
    const three = [1, 2, 3].map(() => ({
      name: longName,
      value: 2_147_483_647,
      race: longName.repeat(3),
    }));
    const kinds = Object.fromEntries(statKinds.map((kind) => [kind, three]));
    expectToFit(renderStats({ leaders: { ...noLeaders, ...kinds }, since: at }));
  });

  it('fit with a full page of the log, whatever happened', () => {
    const words = {
      name: longName,
      other: longName,
      race: longName.repeat(3),
      round: 1,
      reason: longName.repeat(3),
    };
    const numbers = {
      amount: -2_147_483_647,
      balance: 2_147_483_647,
      lapTimeMs: 86_400_000,
      bets: 999,
    };
    const line = {
      type: 'lap-voided' as const,
      at,
      actor: longName,
      isInvolved: true,
      isTakenOver: false,
      raceId: null,
      guestId: null,
      ...words,
      ...numbers,
    };
    const page = {
      filter: 'all',
      page: 99,
      until: at,
      hasOlder: true,
      lines: Array.from({ length: logLinesPerPage }, () => line),
      undoable: Array.from({ length: 25 }, (_, id) => {
        return { id: `${id}`, kind: 'grant', name: longName, amount: 1_000_000, at } as const;
      }),
    } as const;
    expectToFit(renderLog(page));
    expectToFit(
      renderLog({ ...page, lines: page.lines.map((one) => ({ ...one, type: 'STAKE' as const })) }),
    );
  });

  it('fit in every sentence about a guest', () => {
    const name = longName;
    const sentences = [
      `${text.guests.added({ name, balance: 2_147_483_647, pin: 9999 })}\n${text.guests.namesake}`,
      text.guests.takenOver({ name, balance: 2_147_483_647, pin: 9999 }),
      text.guests.removed({ name, bets: 999, refunded: 2_147_483_647, staying: 999, laps: 999 }),
      text.guests.merged({ from: name, into: name, balance: 2_147_483_647, bets: 999, laps: 999 }),
      text.grant.done({
        name,
        paidDebt: 2_147_483_647,
        amount: 2_147_483_647,
        balance: 2_147_483_647,
        reason: longName.repeat(4),
      }),
      text.reset.offer(name),
    ];
    for (const content of sentences) expectToFit({ content });
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
      isMergedSeat: false,
    } as const;
    const wallet = { balance: 1, debt: 1, entries: Array.from({ length: 11 }, () => entry) };
    const body = renderWallet(longName, {
      wallet,
      page: 3,
      allowance: 'offered',
      nextDaySeconds: 0,
      note: 'x',
    });
    expectToFit(body);
    expect(body.embeds?.[0]?.description?.split('\n')).toHaveLength(14);
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
    const body = renderBets(
      longName,
      { bets: open.slice(0, betsPerPage), open, total: 99, pending: 25, staked: 1e9 },
      1,
    );
    expectToFit(body);
    expect(body.embeds?.[0]?.description?.split('\n')).toHaveLength(2 + betsPerPage);
    expect(JSON.stringify(body.components)).toMatch(/Withdraw a bet.*Newer.*Older/);
  });

  it('fit with a ticket of the longest names and the largest sums', () => {
    const ticket: BetTicket = {
      bet: { id: race.id, amount: 2_147_483_647 },
      staked: 1_147_483_647,
      race: {
        id: race.id,
        title: '*'.repeat(100),
        payoutRule: 'pool',
        lockRule: 'first-lap',
        locksAt: new Date(),
        stakeCap: 2_147_483_647,
        isTimeKnown: true,
      },
      room: 2_147_483_647,
      isRaceNew: true,
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
    // Again is offered only to somebody who can pay for it.
    expect(JSON.stringify(renderTicket(ticket))).toMatch(
      /"footer":\{"text":"Withdraw takes.*"label":"Again"[^}]*"disabled":true/,
    );
    const rich = JSON.stringify(renderTicket({ ...ticket, balanceAfter: ticket.staked }));
    expect(rich).toMatch(/Again stakes 1,147,483,647 coins more/);
    expect(rich).not.toContain('disabled');
  });
});
