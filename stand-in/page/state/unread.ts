import type { SeenMessage } from '../../src/api.js';

/** The last direct message that each person has read, by the person's id. */
export type ReadMarks = Readonly<Record<string, string>>;

/** How many messages came after the one that was read last; all where that one is gone. */
export function countUnread(
  messages: readonly SeenMessage[],
  lastRead: string | undefined,
): number {
  const index =
    lastRead === undefined ? -1 : messages.findIndex((message) => message.id === lastRead);
  return messages.length - 1 - index;
}

/** Reads kept marks back. */
export function readMarks(raw: unknown): ReadMarks {
  if (typeof raw !== 'object' || raw === null) return {};
  return Object.fromEntries(
    Object.entries(raw).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
