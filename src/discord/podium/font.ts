import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Inter Bold (SIL Open Font License, see inter-LICENSE.txt): the one font of our pictures, so they
 * look the same everywhere.
 */
export const fontPath = join(import.meta.dirname, 'inter-bold.ttf');
export const fontFamily = 'Inter';

/** What we need to know of a font to lay out a line without drawing it. */
export interface FontMetrics {
  /** True where the font has a glyph for every character. */
  canDraw(text: string): boolean;
  /** Width of a line in units of the font size; kerning left out. */
  measure(text: string): number;
}

/**
 * Reads the character map and advance widths of a TrueType font (OpenType specification: cmap,
 * head, hhea, hmtx).
 */
function readFontMetrics(font: Buffer): FontMetrics {
  const tables = readTables(font);
  const glyphs = readCharacterMap(font, tableAt(tables, 'cmap'));
  const unitsPerEm = font.readUInt16BE(tableAt(tables, 'head') + 18);
  const metricCount = font.readUInt16BE(tableAt(tables, 'hhea') + 34);
  const metrics = tableAt(tables, 'hmtx');
  // Glyphs past the table's end share the last width.
  const advance = (glyph: number) =>
    font.readUInt16BE(metrics + Math.min(glyph, metricCount - 1) * 4);
  return {
    canDraw: (text) => [...text].every((character) => glyphs.has(character.codePointAt(0) ?? 0)),
    measure(text) {
      const units = [...text].map((character) =>
        advance(glyphs.get(character.codePointAt(0) ?? 0) ?? 0),
      );
      return units.reduce((sum, width) => sum + width, 0) / unitsPerEm;
    },
  };
}

/** The bundled font's metrics, read once it is first needed. */
export function loadFontMetrics(): FontMetrics {
  loaded ??= readFontMetrics(readFileSync(fontPath));
  return loaded;
}

let loaded: FontMetrics | undefined;

function readTables(font: Buffer): ReadonlyMap<string, number> {
  const count = font.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const record = 12 + index * 16;
      return [font.toString('latin1', record, record + 4), font.readUInt32BE(record + 8)] as const;
    }),
  );
}

function tableAt(tables: ReadonlyMap<string, number>, name: string): number {
  const offset = tables.get(name);
  if (offset === undefined) throw new Error(`the font has no table ${name}`);
  return offset;
}

/**
 * Character to glyph by the subtable of format 12, which also holds what lies past U+FFFF, else of
 * format 4.
 */
function readCharacterMap(font: Buffer, cmap: number): ReadonlyMap<number, number> {
  const count = font.readUInt16BE(cmap + 2);
  const subtables = Array.from(
    { length: count },
    (_, index) => cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4),
  );
  const ofFormat = (format: number) =>
    subtables.find((offset) => font.readUInt16BE(offset) === format);
  const [full, basic] = [ofFormat(12), ofFormat(4)];
  if (full !== undefined) return readFormat12(font, full);
  if (basic !== undefined) return readFormat4(font, basic);
  throw new Error('the font has no character map that we read');
}

function readFormat12(font: Buffer, offset: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  const groups = font.readUInt32BE(offset + 12);
  for (let group = 0; group < groups; group += 1) {
    const at = offset + 16 + group * 12;
    const [first, last, glyph] = [
      font.readUInt32BE(at),
      font.readUInt32BE(at + 4),
      font.readUInt32BE(at + 8),
    ];
    for (let code = first; code <= last; code += 1) glyphs.set(code, glyph + code - first);
  }
  return glyphs;
}

function readFormat4(font: Buffer, offset: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  const size = font.readUInt16BE(offset + 6);
  const [ends, starts] = [offset + 14, offset + 16 + size];
  const [deltas, ranges] = [starts + size, starts + 2 * size];
  for (let at = 0; at < size; at += 2) {
    const [first, last] = [font.readUInt16BE(starts + at), font.readUInt16BE(ends + at)];
    const [delta, range] = [font.readUInt16BE(deltas + at), font.readUInt16BE(ranges + at)];
    for (let code = first; code <= last && code < 0xff_ff; code += 1) {
      const listed =
        range === 0 ? code : font.readUInt16BE(ranges + at + range + (code - first) * 2);
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xff_ff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}
