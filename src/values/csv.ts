/** A cell: text that people typed, a number, or nothing. */
export type Cell = string | number | boolean | null;

/**
 * A table as a spreadsheet reads it (RFC 4180, with a byte order mark so that Excel takes it for
 * UTF-8). Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV
 * Injection); numbers stay numbers.
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(writeCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function writeCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const guarded = /^[\s]*[=+\-@|%\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${guarded.replaceAll('"', '""')}"`;
}
