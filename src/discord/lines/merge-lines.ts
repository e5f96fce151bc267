import type { MessageBody } from '../kernel/command.js';

/** A message holds so many characters, rows and files (developer docs, Create Message). */
const maxContent = 2_000;
const maxRows = 5;
const maxFiles = 10;

/** One message of the first lines that fit into it. */
export interface Merged {
  readonly body: MessageBody;
  /** How many of the lines it holds; one at least. */
  readonly count: number;
}

/** Merges lines into one message. Rows of buttons that are alike stand there once. */
export function mergeLines(lines: readonly MessageBody[]): Merged {
  const [first, ...others] = lines;
  let content = (first?.content ?? '').slice(0, maxContent);
  let rows = first?.components ?? [];
  let files = first?.files ?? [];
  let count = 1;
  for (const line of others) {
    const longer = `${content}\n${line.content ?? ''}`;
    const more = [...rows, ...newRows(rows, line.components ?? [])];
    const pictures = [...files, ...(line.files ?? [])];
    const isFull = more.length > maxRows || pictures.length > maxFiles;
    if (longer.length > maxContent || isFull) break;
    [content, rows, files, count] = [longer, more, pictures, count + 1];
  }
  return { body: { content, components: rows, files }, count };
}

type Rows = NonNullable<MessageBody['components']>;

function newRows(rows: Rows, wanted: Rows): Rows {
  const known = rows.map((row) => JSON.stringify(row));
  return wanted.filter((row) => !known.includes(JSON.stringify(row)));
}
