import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../tests/support/party.js';
import { check } from '../../tests/support/seed.js';
import { foldName } from '../party/guest.js';
import { chosenName, cleanText, codeBlockName, discordName, displayName } from './display-name.js';

const family = '👨‍👩‍👧‍👦';
const text = fc.string({ unit: 'binary', maxLength: 80 });

describe('a name is cleaned', () => {
  test.each([
    ['plain', 'Ada Lovelace', 'Ada Lovelace'],
    ['spaces around and within', '  Ada \t\n  Lovelace ', 'Ada Lovelace'],
    ['other scripts and accents', 'Zoë 田中 Мария اسم', 'Zoë 田中 Мария اسم'],
    ['right-to-left override', 'Ada\u202Egnp.exe', 'Adagnp.exe'],
    ['isolates and marks of direction', '\u2066A\u2069d\u200Fa', 'Ada'],
    ['zero-width characters', 'A\u200Bd\u200C\u2060a\uFEFF', 'Ada'],
    ['a joiner between letters', 'Ad\u200Da', 'Ada'],
    ['NUL, bell and escape', 'A\u0000d\u0007a\u001B[31m', 'Ada[31m'],
    ['lone surrogates', 'A\uD800da\uDC00', 'Ada'],
    ['letters that are blank', '\u3164\u115FA\uFFA0\u2800', 'A'],
    ['hidden tag characters', 'Ada\u{E0041}\u{E0042}', 'Ada'],
    ['decomposed accents', 'Zoe\u0308', 'Zoë'],
    ['500 combining marks', `Z${'\u0351'.repeat(500)}oe`, `Z${'\u0351'.repeat(3)}oe`],
    ['marks without a letter', '\u0301\u0301Ada', 'Ada'],
    ['an emoji family', `${family} Ada`, `${family} Ada`],
    ['emoji with presentation and keycap', '❤\uFE0F 1\uFE0F\u20E3', '❤\uFE0F 1\uFE0F\u20E3'],
    [
      'markup and code, left to each sink',
      '<b>`=cmd|x`</b> __proto__',
      '<b>`=cmd|x`</b> __proto__',
    ],
  ])('%s', (_, raw, clean) => {
    expect(cleanText(raw, 32)).toBe(clean);
  });

  test('32 families are cut to the whole ones that fit 32 code points', () => {
    expect(cleanText(family.repeat(32), 32)).toBe(family.repeat(4));
  });

  test('an endless chain of joined emoji is cut and does not end in a joiner', () => {
    const cut = cleanText('👩‍'.repeat(100), 32);
    expect([...cut].length).toBeLessThanOrEqual(32);
    expect(cut.endsWith('👩')).toBe(true);
  });

  test('cleaning twice changes nothing more, and the result is safe and short', () => {
    check(
      fc.property(text, (raw) => {
        const clean = cleanText(raw, 32);
        expect(cleanText(clean, 32)).toBe(clean);
        expect([...clean].length).toBeLessThanOrEqual(32);
        expect(clean).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F]/u);
        expect(clean).not.toMatch(/\p{M}{5}/u);
        expect(clean).toBe(clean.trim());
      }),
    );
  });
});

test('a Discord name without anything visible falls back', () => {
  expect(displayName('\u200B\u202E \u3164', 'Guest 1234')).toBe('Guest 1234');
  expect(displayName('Ada', 'Guest 1234')).toBe('Ada');
});

test('a chosen name without anything visible is refused', async () => {
  expect(chosenName(' Ada ')).toBe('Ada');
  await expect(
    refusalOf(Promise.resolve().then(() => chosenName('\u200B\u202E'))),
  ).resolves.toMatchObject({
    code: 'name-invalid',
  });
});

describe('a name in a Discord message', () => {
  test.each([
    ['@everyone', '@\u200Beveryone'],
    ['@Here', '@\u200BHere'],
    ['<@1>', '\\<@1\\>'],
    ['[free coins](https://evil.example)', '\\[free coins\\](https\\://evil.example)'],
    ['```js', '\\`\\`\\`js'],
    [
      '**loud** _low_ ~~no~~ ||spoiler||',
      '\\*\\*loud\\*\\* \\_low\\_ \\~\\~no\\~\\~ \\|\\|spoiler\\|\\|',
    ],
    ['# heading', '\\# heading'],
    ['-# small', '\\-# small'],
    ['> quote', '\\> quote'],
    ['1. item', '1\\. item'],
    ['back\\slash', 'back\\\\slash'],
    ['Anna-Maria O’Neil (AU)', 'Anna-Maria O’Neil (AU)'],
    ['ليلى 3', '\u2068ليلى 3\u2069'],
    ['7 *דנה*', '\u20687 \\*דנה\\*\u2069'],
  ])('%s', (raw, shown) => {
    expect(discordName(raw)).toBe(shown);
  });

  test('no mention, markup or fence survives unescaped', () => {
    check(
      fc.property(
        fc.array(
          fc.constantFrom(
            '@everyone',
            '<@1>',
            '`',
            '*',
            '_',
            '~',
            '|',
            '[a](b)',
            '<#2>',
            '\\',
            'x',
          ),
          { maxLength: 12 },
        ),
        (parts) => {
          const shown = discordName(parts.join(''));
          expect(shown.replace(/\\[^0-9A-Za-z\s]/g, '')).not.toMatch(/[\\*_~`|<>[\]]|@everyone/);
        },
      ),
    );
  });

  test('a fence cannot be closed from inside a code block', () => {
    expect(codeBlockName('a```b')).not.toContain('`');
  });
});

test('names compare without case, accents, spaces and width', () => {
  expect(foldName('José  M')).toBe(foldName('ＪＯＳＥ\u0301m'));
  expect(foldName('Ada')).not.toBe(foldName('Adam'));
});
