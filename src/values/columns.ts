const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What takes two columns of a monospaced font: East Asian wide and fullwidth letters, emoji. */
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F000}-\u{1FAFF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u;

/** How many columns a text takes in a monospaced font; a letter with its marks takes one. */
export function countColumns(text: string): number {
  return splitGraphemes(text).reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0);
}

/**
 * A text in lines of at most so many columns, broken between words; within one only where it is
 * longer than a line, or where whole words would take more than `maxLines`.
 */
export function wrapColumns(text: string, columns: number, maxLines: number): readonly string[] {
  const lines = fill(text.split(' '), ' ', columns);
  return lines.length <= maxLines ? lines : fill(splitGraphemes(text), '', columns);
}

/** Fills lines with pieces, a piece longer than a line over several. */
function fill(pieces: readonly string[], glue: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    if (line !== undefined && countColumns(line + glue + piece) <= columns)
      lines.splice(-1, 1, line + glue + piece);
    else if (countColumns(piece) <= columns) lines.push(piece);
    else lines.push(...fill(splitGraphemes(piece), '', columns));
  }
  return lines;
}

function splitGraphemes(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}
