import { describe, expect, test } from 'vitest';
import type { OwnBet, OwnBets } from '../../src/contract/phone.js';
import { CoinTeller, newsOfBets } from './coin-news.js';
import { joinTime } from './join-time.js';
import { racingText } from './text/racing-text.js';
import { ordinal } from './text/words.js';

function bets(...list: readonly Partial<OwnBet>[]): OwnBets {
  const all = list.map((change, index) => ({
    ...{ id: `b${index}`, raceTitle: 'GP', raceStatus: 'OPEN' as const, targetName: 'Ben' },
    ...{ amount: 100, status: 'PENDING' as const, payout: null, createdAt: '' },
    ...change,
  }));
  return { bets: all, total: all.length, pending: 0, staked: 0, open: [] };
}

describe('what a phone says', () => {
  test('what became of bets since it last looked, once, and not of those taken back here', () => {
    const before = bets({}, {}, {}, {}, {});
    const after = bets(
      { status: 'WON', payout: 200 },
      { status: 'LOST', targetName: 'Cleo' },
      { status: 'REFUNDED' },
      { status: 'REFUNDED' },
      {},
    );
    const news = newsOfBets(before, after, new Set(['b3'])).map(({ text }) => text);
    expect(news).toEqual([
      'You won 200 coins! Ben came first.',
      'Cleo did not win: 100 coins lost.',
      '100 coins came back to you from GP.',
    ]);
    expect(newsOfBets(after, after, new Set())).toEqual([]);
  });

  test('of prizes and grants, each once however often its message comes', () => {
    const teller = new CoinTeller();
    const movement = { raceTitle: null, targetName: null };
    const prize = { id: 7, kind: 'PRIZE', amount: 100, ...movement };
    const taken = { id: 8, kind: 'GRANT', amount: -50, ...movement };
    const stake = { id: 9, kind: 'STAKE', amount: -100, ...movement };
    const say = (...moved: Parameters<CoinTeller['tell']>[0]) =>
      teller.tell(moved).map(({ text }) => text);
    expect(say(prize)).toEqual(['You won 100 coins in the word game!']);
    expect(say(prize, taken, stake)).toEqual(['The host took 50 coins.']);
  });

  test.each([
    ['1', '24.500', '1:24.500'],
    ['1', '4.5', '1:04.5'],
    ['1', '4,5', '1:04.5'],
    ['', '84.5', '84.5'],
    ['0', '59.2', '59.2'],
    ['1:24.500', '', '1:24.500'],
    ['', '1:24.500', '1:24.500'],
    ['2', '', '2'],
    ['1', '75', '1:75'],
  ])('the lap time of %j minutes and %j seconds as %j', (minutes, seconds, time) => {
    expect(joinTime(minutes, seconds)).toBe(time);
  });

  test('of a lap how good it was', () => {
    const race = { id: 'g', title: 'GP', status: 'OPEN' as const };
    const lap = {
      ...{ kind: 'counted' as const, race, isRaceNew: false, lapTimeMs: 84_500, position: 2 },
      ...{ previousBestMs: null, isPersonalBest: true, isRaceBest: false, offBestMs: null },
    };
    expect(racingText.counted(lap)).toBe('1:24.500: your best, and 2nd.');
    expect(racingText.counted({ ...lap, isPersonalBest: false, offBestMs: 345 })).toBe(
      '1:24.500, +0.345 off your best. You stay 2nd.',
    );
    expect(racingText.counted({ kind: 'waiting', race })).toContain('once a host says yes');
  });

  test.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [22, '22nd'],
    [113, '113th'],
  ])('place %i as %s', (place, said) => {
    expect(ordinal(place)).toBe(said);
  });
});
