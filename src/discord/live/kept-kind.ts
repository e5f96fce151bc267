import { createHash } from 'node:crypto';
import type { KeptKey, KeptMessage } from '../../party/kept-messages.js';
import type { MessageBody } from '../kernel/command.js';

/** What a message should show now. */
export interface Wanted {
  /** Where it may be posted, the preferred channel first; empty: nowhere. */
  readonly channels: readonly string[];
  /** A phase that nobody should miss has a message of its own; empty where there are no phases. */
  readonly phase: string;
  /** Tells what it should show within its phase. */
  readonly fingerprint: string;
  /** True where nothing more will change once this is shown. */
  readonly isLast: boolean;
  /** Written only where the message has to change. */
  readonly write: () => Promise<MessageBody>;
  /** What an earlier message becomes once it was posted anew; null: it is deleted. */
  readonly movedOn: MessageBody | null;
}

/** When a message that is there already is posted anew at the end of its channel. */
export interface Reposting {
  /** This many messages below it, and it is out of sight. */
  readonly farAway: number;
  /** Least time between two postings, in milliseconds. */
  readonly gapMs: number;
  /** True where its place is looked at also while nothing in it changes, every `gapMs`. */
  readonly isSought: boolean;
}

/** One kind of kept message, declared once. */
export interface KeptKind {
  readonly kind: KeptKey['kind'];
  /** For the log. */
  readonly what: string;
  /** Least time between two changes of a message, in milliseconds. */
  readonly editGapMs: number;
  /** Null: it stays where it is, and one that is gone is let go. */
  readonly reposting: Reposting | null;
  /** In a channel that is closed to the bot: tried again each minute, or with the next change. */
  readonly whenClosed: 'each-minute' | 'next-change';
  /** Null where there is nothing to be told any more. */
  readonly read: (kept: KeptMessage) => Promise<Wanted | null>;
}

/** What a body shows, in 22 characters; files are told apart by what is in the body beside them. */
export function fingerprintOf(body: MessageBody, ...more: readonly unknown[]): string {
  const { files: _files, ...shown } = body;
  return hash(JSON.stringify([shown, ...more]));
}

/** How a row says what its message shows. */
export function markOf({ phase, fingerprint }: Pick<Wanted, 'phase' | 'fingerprint'>): string {
  return `${phase}:${fingerprint}`;
}

/** The phase in such a mark. */
export function phaseOf(mark: string): string {
  return mark.slice(0, mark.indexOf(':'));
}

/** True where the message of such a mark is one of another phase. */
export function isOtherPhase(mark: string | null, { phase }: Pick<Wanted, 'phase'>): boolean {
  return mark !== null && phaseOf(mark) !== phase;
}

/**
 * The same for each try at one posting, another for the next one: Discord answers a repeat with the
 * message there is. 22 characters; it takes up to 25 (developer docs, Create Message).
 */
export function nonceOf(
  { kind, subject, messageId }: Pick<KeptMessage, 'kind' | 'subject' | 'messageId'>,
  { phase }: Pick<Wanted, 'phase'>,
): string {
  return hash(`${kind}:${subject}:${phase}:${messageId ?? ''}`);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
