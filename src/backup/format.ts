import { z } from 'zod';

/**
 * A backup is gzipped lines: this header, then for each table its own line and its rows as COPY
 * writes them up to a line `\.`, at last the closing line. COPY escapes line ends, so a row is a
 * line.
 */
export const headerShape = z.object({
  program: z.literal('party-os'),
  format: z.literal(1),
  /** The newest migration of the database, as in drizzle's journal. */
  migration: z.number().int(),
  createdAt: z.string(),
});

export const tableShape = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });

/** Where the numbering of a table's column goes on. */
const sequenceShape = z.object({ table: z.string(), column: z.string(), next: z.string() });

/** Rows in all, by which a file that was cut is known. */
export const closingShape = z.object({
  rows: z.number().int(),
  sequences: z.array(sequenceShape),
});

export type Header = z.infer<typeof headerShape>;
export type Table = z.infer<typeof tableShape>;
export type Closing = z.infer<typeof closingShape>;

/** Ends a table's rows; no row is like it, because COPY doubles a backslash. */
export const endOfRows = '\\.';
