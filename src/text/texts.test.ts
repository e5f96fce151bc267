import { expect, test } from 'vitest';
import { countColumns, wrapColumns } from '../values/columns.js';
import { text } from './index.js';

const moment = new Date('2026-11-07T20:00:00Z');

/** What a sentence is given by a parameter's name, or by feature and name; else the name itself. */
const samples: Readonly<Record<string, unknown>> = {
  at: moment,
  endsAt: moment,
  'errors.amount-invalid.reason': 'form',
  'errors.guest-ambiguous.guests': [{ id: 'a', name: 'Ann', account: null, coins: 5 }],
  'errors.not-found.what': 'race',
  'errors.several-races.races': [{ id: 'a', title: 'Spa' }],
  'errors.setting-invalid.field': 'invite',
  'control.round.status': 'VOTING',
  'control.raceAction.action': 'lock',
  'imposter.reveal.imposters.imposters': ['Ann', 'Ben'],
  'imposter.vote.closed.status': 'VOTING',
  links: [{ name: 'Bets', url: 'https://party.example' }],
  locksAt: moment,
  names: ['Ann', 'Ben'],
  places: [{ name: 'Ann', lapTimeMs: 84_500 }],
  'settle.waiting.laps': ['Ann 1:24.500'],
  status: 'OPEN',
  'errors.act-too-late.kind': 'cancel',
  'errors.merge-built-on.what': 'bet',
  'undo.option.kind': 'merge',
  'undo.resetBody.races': ['Spa'],
  'undo.resetUndone.races': ['Spa'],
  'guests.removeOwn.refunded': { bets: 2, coins: 30 },
  'guests.removeOthers.refunded': { bets: 2, coins: 30 },
  'guests.removedAnnouncement.refunded': { bets: 2, coins: 30 },
  'guests.removeOwn.staying': { bets: 1, coins: 20 },
  'guests.removeOthers.staying': { bets: 1, coins: 20 },
  'guests.removedAnnouncement.staying': { bets: 1, coins: 20 },
  'cancel.state.leader': { name: 'Ann', timeMs: 84_500 },
};

const numbers = new Set(
  `added amount asImposter backing balance ballot bestMs bets cast civilian coins debt fromCoins gapMs guests
  hidden imposter imposters improvedMs less more interval intervalMs intoCoins joined laps lapTimeMs
  lastSeconds left limit lockSeconds minutes missing most ms needed nextSeconds number offMs owes page paidDebt seconds staying fromDebt
  pages paidOut part payout pending percent pin place players position pot present racers races refunded
  removed room round rounds settledSeconds sinceSeconds stake staked takenBack timeMs total
  untilSeconds votes waiting walkIns whole wins`.split(/\s+/),
);

function sampleOf(path: string, name: string, flag: boolean): unknown {
  const known = samples[`${path}.${name}`] ?? samples[name];
  if (known !== undefined) return known;
  if (/^(?:is|has|can)[A-Z]/.test(name)) return flag;
  return numbers.has(name) ? 7 : name;
}

/** Renders a sentence with every parameter that it asks for. */
function render(path: string, sentence: (params: unknown) => unknown, flag: boolean): unknown {
  const [, single] =
    /^\((\w+)\) =>/.exec(String(sentence)) ?? /^function \w+\((\w+)/.exec(String(sentence)) ?? [];
  if (single !== undefined) return sentence(sampleOf(path, single, flag));
  return sentence(new Proxy({}, { get: (_target, name) => sampleOf(path, String(name), flag) }));
}

type Sentence = (params: unknown) => unknown;

function listSentences(
  part: object,
  path: string,
): readonly (readonly [string, Sentence | string])[] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'function') return [[here, value as Sentence] as const];
    if (typeof value === 'string') return [[here, value] as const];
    return typeof value === 'object' && value !== null ? listSentences(value, here) : [];
  });
}

const sentences = listSentences(text, '');

test.each([true, false])('every sentence tells all that it is given, with its flags %s', (flag) => {
  expect(sentences.length).toBeGreaterThan(400);
  const shown = sentences.map(([path, sentence]) => ({
    path,
    said: typeof sentence === 'string' ? sentence : render(path, sentence, flag),
  }));
  const broken = shown.filter(
    ({ said }) => typeof said !== 'string' || /undefined|null|NaN|Invalid|\[object|=>/.test(said),
  );
  expect(broken).toEqual([]);
});

test('no sentence but a label is empty', () => {
  const empty = sentences.filter(([, sentence]) => sentence === '').map(([path]) => path);
  expect(empty.sort()).toEqual(['guests.states.joined', 'race.laps.self']);
});

test('a secret fits the block of the direct message', () => {
  const { roles, labels, instructions } = text.imposter.secret;
  for (const role of ['IMPOSTER', 'CIVILIAN'] as const) {
    expect(wrapColumns(instructions[role], 28, 3).length).toBeLessThanOrEqual(3);
    for (const line of [roles[role], `${labels[role]}:`])
      expect(countColumns(line)).toBeLessThanOrEqual(28);
  }
});
