import type { FontMetrics } from './font.js';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function split(text: string): readonly string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}

/** Spaces that dropped characters leave behind. */
function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/**
 * A name as the font can write it: without emoji that it lacks; initials where it lacks letters of
 * the name; else the given stand-in (`P1`). The picture's alt text has the whole name in any case.
 */
export function drawableName(name: string, font: FontMetrics, standIn: string): string {
  const text = name.normalize('NFC');
  if (font.canDraw(text)) return text;
  const parts = split(text);
  const lacksLetters = parts.some((part) => /[\p{L}\p{N}]/u.test(part) && !font.canDraw(part));
  const rest = tidy(parts.filter((part) => font.canDraw(part)).join(''));
  if (!lacksLetters && rest !== '') return rest;
  const initials = rest
    .split(' ')
    .flatMap((word) => split(word).find((part) => /\p{L}/u.test(part)) ?? [])
    .slice(0, 3)
    .join('');
  return initials === '' ? standIn : initials.toUpperCase();
}

/** Text without what the font cannot write; null where nothing is left. */
export function drawableText(text: string, font: FontMetrics): string | null {
  const rest = tidy(
    split(text.normalize('NFC'))
      .filter((part) => font.canDraw(part))
      .join(''),
  );
  return rest === '' ? null : rest;
}

export interface FittedText {
  readonly text: string;
  /** In pixels. */
  readonly size: number;
}

/** Makes a line fit: first smaller, down to `least` pixels, then cut with an ellipsis. */
export function fitText(
  text: string,
  font: FontMetrics,
  { width, size, least }: { readonly width: number; readonly size: number; readonly least: number },
): FittedText {
  const fitting = Math.floor(
    Math.min(size, width / Math.max(font.measure(text), Number.MIN_VALUE)),
  );
  if (fitting >= least) return { text, size: fitting };
  const parts = [...split(text)];
  while (parts.length > 0 && font.measure(`${parts.join('').trimEnd()}…`) * least > width)
    parts.pop();
  return { text: `${parts.join('').trimEnd()}…`, size: least };
}
