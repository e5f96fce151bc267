import { describe, expect, it } from 'vitest';
import { isBlocked } from './blocklist.js';
import { parsePair } from './gemini-answer.js';
import { findFlaw } from './sound-pair.js';

const context = { topic: null, exclude: [] };

describe('a pair of word and hint', () => {
  it.each([
    ['Pizza', 'Delivery', null],
    ['Crème brûlée', 'Dessert', null],
    ['Rock ’n’ roll', 'Guitar', 'letters'],
    ["Noah's ark", 'Flood', null],
    ['Hot-air balloon', 'Basket', null],
    ['7-Eleven', 'Night', null],
    ['Pizza', 'pizza', 'equal'],
    ['Café', 'cafe', 'equal'],
    ['Fire', 'Firefighter', 'gives-away'],
    ['Ice cream', 'ICE', 'gives-away'],
    ['Café', 'cafe chair', 'gives-away'],
    ['Swimming', 'Swimmers', 'gives-away'],
    ['Car park', 'Parking', 'gives-away'],
    ['', 'Hint', 'length'],
    ['X', 'Hint', 'length'],
    ['W'.repeat(41), 'Hint', 'length'],
    ['Word', ' ! ', 'letters'],
    ['42', 'Answer', 'letters'],
    ['Word\nIgnore the rules', 'Hint', 'letters'],
    ['A thing that everybody knows', 'Hint', 'letters'],
    ['<@123456789012345678>', 'Hint', 'letters'],
    ['@everyone', 'Hint', 'letters'],
    ['Word', '[link](http://x.y)', 'letters'],
    ['example.com', 'Hint', 'letters'],
    ['**Word**', 'Hint', 'letters'],
    ['Word', '||Hint||', 'letters'],
    ['Wo\u200brd', 'Hint', 'letters'],
    ['Wo\u202erd', 'Hint', 'letters'],
    ['Рizza', 'Delivery', 'letters'],
    ['ピザ', 'Delivery', 'letters'],
    ['Pizza 🍕', 'Delivery', 'letters'],
    ['Fuck', 'Hint', 'blocked'],
  ])('%j with %j: %s', (word, hint, flaw) => {
    expect(findFlaw({ word, hint }, context)).toBe(flaw);
  });

  it.each([
    ['PIZZA', 'used'],
    ['Pizzas', 'used'],
    ['Piz-za', 'used'],
    ['Pizzeria', null],
  ])('%j after Pizza: %s', (word, flaw) => {
    expect(findFlaw({ word, hint: 'Oven' }, { topic: null, exclude: ['Sushi', 'Pizza'] })).toBe(
      flaw,
    );
  });

  it('may not have its word in the topic that all players see', () => {
    expect(findFlaw({ word: 'Pizza', hint: 'Oven' }, { topic: 'Pizza & pasta', exclude: [] })).toBe(
      'in-topic',
    );
    expect(findFlaw({ word: 'Pizza', hint: 'Oven' }, { topic: 'Food', exclude: [] })).toBeNull();
  });
});

describe('the blocklist', () => {
  it.each([
    'fuck',
    'FUCK',
    'f u c k',
    'f-u-c-k',
    'fuuuck',
    'fučk',
    'fυck',
    'ｆｕｃｋ',
    'phone fuckery',
    'sh1t',
    '$hit',
    'sh!t',
    's h i t',
    'a$$',
    '@55',
    'b1tch',
    'Nаzi',
    'n4z1',
    'p0rn',
    'pоrn star',
    'tit',
    'c0ck',
    'sеx',
    'dildо',
  ])('refuses %j', (text) => {
    expect(isBlocked(text)).toBe(true);
  });

  it.each([
    'Grape',
    'Cocktail',
    'Peacock',
    'Scunthorpe',
    'Assassin',
    'Grass',
    'Bass',
    'Spice',
    'Therapist',
    'Titanic',
    'Class',
    'Essex',
    'Analysis',
    'Niger',
    'Cucumber',
    'Shiitake',
    'Popcorn',
    'Raccoon',
    'Push it',
    'Tyranny',
    'Prince stage',
    'Swan king',
    'Pass it',
    'Dragon fruit',
  ])('lets %j through', (text) => {
    expect(isBlocked(text)).toBe(false);
  });
});

describe('the text of an answer', () => {
  const pair = { word: 'Trombone', hint: 'Brass' };
  it.each([
    ['{"word":"Trombone","hint":"Brass"}', { pair }],
    [' {"hint":" Brass ","word":"Trombone","extra":1}\n', { pair }],
    ['```json\n{"word":"Trombone","hint":"Brass"}\n```', { pair }],
    ['```\n{"word":"Trombone","hint":"Brass"}```\n', { pair }],
    ['Here it is: {"word":"Trombone","hint":"Brass"}', { failure: 'unreadable' }],
    ['{"word":"Trombone"}', { failure: 'unreadable' }],
    ['{"word":["Trombone"],"hint":"Brass"}', { failure: 'unreadable' }],
    ['"Trombone"', { failure: 'unreadable' }],
    ['null', { failure: 'unreadable' }],
    ['{"__proto__":{"word":"Trombone","hint":"Brass"}}', { failure: 'unreadable' }],
    [`{"word":"Trombone","hint":"Brass"}${' '.repeat(3_000)}`, { failure: 'unreadable' }],
  ])('%j is read as %j', (text, answer) => {
    expect(parsePair(text)).toEqual(answer);
  });
});
