import unhomoglyph from 'unhomoglyph';

/** Digits that pass for a letter; 0 and 1 are among Unicode's confusables. */
const letterOfDigit: Readonly<Record<string, string>> = { 5: 's', 8: 'b' };

/**
 * Without case, diacritics, width, spaces and punctuation. Vowel signs of scripts that write them
 * as marks stay: they tell names apart.
 */
function fold(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{Script=Inherited}\p{DI}\p{Z}\s]/gu, '')
    .toLowerCase();
  return plain.replace(/\p{P}/gu, '') || plain;
}

/**
 * The text in the plainest characters that look like it (Unicode Technical Standard 39). What looks
 * like an `l` and is none (1, |, capital I) is written as `upright`.
 */
function plainest(text: string, upright: 'l' | 'i'): string {
  const characters = [...text.normalize('NFD')].map((character) => {
    const plain = unhomoglyph(letterOfDigit[character] ?? character);
    const isLetter = character !== character.toUpperCase();
    return plain === 'l' && !isLetter ? upright : plain;
  });
  return fold(characters.join('')).replaceAll('m', 'rn');
}

/** Names recur: each new one is held against all that are at the party. */
const known = new Map<string, readonly string[]>();
const mostKnown = 2_000;

/** How a name looks, in all the ways that a capital I or a digit can be read. */
function looksOfName(name: string): readonly string[] {
  const found = known.get(name);
  if (found !== undefined) return found;
  const looks = new Set([fold(name), plainest(name, 'l'), plainest(name, 'i')]);
  looks.delete('');
  if (known.size >= mostKnown) known.clear();
  known.set(name, [...looks]);
  return [...looks];
}

/** True where one of two names passes for the other on a board. */
export function looksAlike(one: string, other: string): boolean {
  const looks = looksOfName(other);
  return looksOfName(one).some((look) => looks.includes(look));
}
