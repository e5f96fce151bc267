import { UserError } from '../errors.js';

/**
 * Longest name in code points; Discord's own limit for a nickname.
 * https://docs.discord.com/developers/resources/user
 */
export const maxNameLength = 32;

/**
 * More marks than any living script stacks on one letter, fewer than it takes to paint over the
 * line above.
 */
const maxMarks = 3;

const controls = /[\p{Cc}\p{Cf}\p{Cs}\p{DI}\u2800]/u;
const pictograph = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u20E3/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Makes any text safe to show in one line of Discord, a page, a log or a terminal: without control,
 * invisible and direction-changing characters, without lone surrogates and towers of combining
 * marks, spaces collapsed, cut to `limit` code points between graphemes. Markup is left as it is:
 * each sink escapes its own. Empty where nothing visible is left.
 */
export function cleanText(raw: string, limit: number): string {
  const kept: string[] = [];
  let marks = 0;
  // No honest name comes near this; it bounds the work on hostile ones.
  const characters = [
    ...raw
      .slice(0, limit * 64)
      .replace(/[\t-\r\u0085\p{Z}]+/gu, ' ')
      .normalize('NFC'),
  ];
  characters.forEach((character, index) => {
    const before = kept.at(-1) ?? ' ';
    if (character === '\u200D') {
      // A joiner holds a family of emoji together; anywhere else it only hides.
      if (pictograph.test(before) && pictograph.test(characters[index + 1] ?? ''))
        kept.push(character);
    } else if (character === '\uFE0F') {
      if (/\p{Emoji}/u.test(before)) kept.push(character);
    } else if (/\p{M}/u.test(character)) {
      marks += 1;
      if (before !== ' ' && marks <= maxMarks && !controls.test(character)) kept.push(character);
    } else if (!controls.test(character) && !(character === ' ' && before === ' ')) {
      marks = 0;
      kept.push(character);
    }
  });
  return truncate(kept.join('').normalize('NFC').trim(), limit);
}

/**
 * A Discord display or server name as we show it; `fallback` where nothing visible is left of it.
 */
export function displayName(raw: string, fallback: string): string {
  return cutName(raw) || fallback;
}

/**
 * A name that a guest chose.
 * @throws UserError `name-invalid` where nothing visible is left of it.
 */
export function chosenName(raw: string): string {
  const name = cutName(raw);
  if (name === '') throw new UserError('name-invalid', { input: '' });
  return name;
}

/** Ends a name that was too long. */
export const cutMark = '…';

function cutName(raw: string): string {
  const whole = cleanText(raw, 2 * maxNameLength);
  if ([...whole].length <= maxNameLength) return whole;
  return cleanText(whole, maxNameLength - 1) + cutMark;
}

/** The name with something behind it, cut so that both fit into `limit` code points. */
export function nameWithSuffix(name: string, suffix: string, limit: number): string {
  return truncate(name, limit - [...suffix].length) + suffix;
}

/** The blocks of scripts that are written from right to left (Unicode, DerivedBidiClass). */
const rightToLeft =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * A name or other guest's text inside a Discord message: markdown, mentions, masked links, code
 * fences and timestamps show as typed. A backslash does not stop `@everyone` from lighting up, so a
 * zero-width space goes behind its `@`. Text with letters written from right to left is isolated,
 * or times and coins beside it would change their places.
 * https://docs.discord.com/developers/reference#message-formatting
 */
export function discordName(text: string): string {
  const safe = text
    .replace(/[\\*_~`|<>[\]]/g, '\\$&')
    .replace(/@(?=everyone|here)/gi, '@\u200B')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/^[#-]/, '\\$&')
    .replace(/^(\d+)\./, '$1\\.');
  return rightToLeft.test(safe) ? `\u2068${safe}\u2069` : safe;
}

/**
 * The same for inside a code block, where backslashes would show: only the fence itself has to go.
 */
export function codeBlockName(text: string): string {
  return text.replaceAll('`', '\u02CB');
}

function truncate(text: string, limit: number): string {
  let cut = '';
  let length = 0;
  for (const { segment } of graphemes.segment(text)) {
    length += [...segment].length;
    if (length > limit) break;
    cut += segment;
  }
  // A single endless chain of joined emoji has no seam to cut at.
  return (
    cut ||
    [...text]
      .slice(0, limit)
      .join('')
      .replace(/\u200D$/u, '')
  ).trimEnd();
}
