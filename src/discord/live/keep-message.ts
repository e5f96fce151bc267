import { createHash } from 'node:crypto';
import type { Clock } from '../../clock.js';
import type { Log } from '../../log.js';
import type { KeptMessage } from '../../racing/live-boards.js';
import type { MessageBody, PostedMessage } from '../kernel/command.js';
import { isOutOfSight, type Poster } from './poster.js';

/** Times in milliseconds. */
export const keeping = {
  /** Least time between two changes of a message. */
  editGapMs: 3_000,
  /** Least time between two postings of it. */
  repostGapMs: 60_000,
  /** How long one who died at it keeps others away. */
  leaseMs: 20_000,
  /** After a fault of Discord or the network. */
  retryMs: 15_000,
  /**
   * After a refusal that only a host can mend: who gives the right back sees the message within
   * this time.
   */
  closedMs: 60_000,
  /** This many messages below it, and it is out of sight. */
  farAway: 20,
} as const;

export interface KeepDeps {
  readonly clock: Clock;
  readonly poster: Poster;
  readonly log: Log;
}

/** A message to be kept. */
export interface Wanted {
  /** For the log: `live board`, `control panel`. */
  readonly what: string;
  /** The same for every try to post it, another for each posting. */
  readonly nonceSeed: string;
  /** Where it may be posted, the preferred channel first. */
  readonly channels: readonly string[];
  /**
   * True where it is posted anew when it is gone or has scrolled away; else a message that is gone
   * is given up.
   */
  readonly isReposted: boolean;
  /** Tells what it should show. */
  readonly fingerprint: string;
  /** Written only where the message has to change. */
  readonly write: () => Promise<MessageBody>;
  readonly claim: (now: Date, until: Date) => Promise<boolean>;
  readonly save: (kept: KeptMessage) => Promise<void>;
}

/** What a body shows, in 22 characters; files are told apart by what is in the body beside them. */
export function fingerprintOf(body: MessageBody, ...more: readonly unknown[]): string {
  const { files: _files, ...shown } = body;
  return createHash('sha256')
    .update(JSON.stringify([shown, ...more]))
    .digest('base64url')
    .slice(0, 22);
}

/**
 * Posts a message or brings it up to date, if it is not and the time has come. Rows decide, so a
 * restart or a second process changes nothing. Never rejects for Discord's sake.
 * @returns when to look again; null where nothing is owed before something changes.
 */
export async function keepMessage(
  deps: KeepDeps,
  kept: KeptMessage,
  wanted: Wanted,
): Promise<Date | null> {
  const now = deps.clock.now();
  const isBehind = kept.shown !== wanted.fingerprint;
  if (!isBehind && !(wanted.isReposted && isLookDue(kept, now))) return null;
  if (kept.messageId === null && wanted.channels.length === 0) return null;
  const soon = later(now, keeping.editGapMs);
  if (kept.dueAt !== null && kept.dueAt > now) return kept.dueAt < soon ? kept.dueAt : soon;
  if (!(await wanted.claim(now, later(now, keeping.leaseMs)))) return soon;
  try {
    const next = await (isBehind ? bringUpToDate : bringIntoSight)(deps, kept, wanted, now);
    await wanted.save(next);
    return next.shown === wanted.fingerprint || next.messageId === null ? null : next.dueAt;
  } catch (error) {
    deps.log.warn(
      { err: error, what: wanted.what },
      'a message could not be brought up to date; trying again',
    );
    await wanted.save({ ...kept, dueAt: later(deps.clock.now(), keeping.retryMs) });
    return null;
  }
}

/** Once a minute it is asked whether a message that is up to date can still be seen. */
function isLookDue({ messageId, postedAt, dueAt }: KeptMessage, now: Date): boolean {
  const last = Math.max(postedAt?.getTime() ?? 0, dueAt?.getTime() ?? 0);
  return messageId !== null && now.getTime() >= last + keeping.repostGapMs;
}

async function bringUpToDate(
  deps: KeepDeps,
  kept: KeptMessage,
  wanted: Wanted,
  now: Date,
): Promise<KeptMessage> {
  const body = await wanted.write();
  const message = messageOf(kept);
  if (message === null) return post(deps, kept, wanted, body);
  const isOld = kept.postedAt === null || now >= later(kept.postedAt, keeping.repostGapMs);
  if (wanted.isReposted && isOld && (await isOutOfSight(deps.poster, message, keeping.farAway)))
    return replace(deps, kept, wanted, body, message);
  const outcome = await tryPlainly(
    body,
    (shown) => deps.poster.edit(message, shown),
    'unreachable',
  );
  const doneAt = deps.clock.now();
  if (outcome === 'edited')
    return { ...kept, shown: wanted.fingerprint, dueAt: later(doneAt, keeping.editGapMs) };
  if (outcome === 'unreachable') return giveUpForNow(deps, kept, wanted);
  if (!wanted.isReposted)
    return { channelId: null, messageId: null, postedAt: null, shown: null, dueAt: null };
  if (isOld) return post(deps, kept, wanted, body);
  return { ...kept, dueAt: later(kept.postedAt ?? doneAt, keeping.repostGapMs) };
}

/**
 * A message that shows what it should stays where it is while it can be seen there; else it is
 * posted anew.
 */
async function bringIntoSight(
  deps: KeepDeps,
  kept: KeptMessage,
  wanted: Wanted,
  now: Date,
): Promise<KeptMessage> {
  const message = messageOf(kept);
  if (message === null || !(await isOutOfSight(deps.poster, message, keeping.farAway)))
    return { ...kept, dueAt: now };
  return replace(deps, kept, wanted, await wanted.write(), message);
}

async function replace(
  deps: KeepDeps,
  kept: KeptMessage,
  wanted: Wanted,
  body: MessageBody,
  message: PostedMessage,
): Promise<KeptMessage> {
  const posted = await post(deps, kept, wanted, body);
  if (posted.messageId !== kept.messageId) await deps.poster.remove(message);
  return posted;
}

/**
 * Where a message with files is refused, the right to attach may be all that lacks: the message
 * stands without them.
 */
async function tryPlainly<T>(
  body: MessageBody,
  send: (body: MessageBody) => Promise<T>,
  refused: T,
): Promise<T> {
  const outcome = await send(body);
  const hasFiles = body.files !== undefined && body.files.length > 0;
  return outcome === refused && hasFiles ? send({ ...body, files: [] }) : outcome;
}

async function post(
  deps: KeepDeps,
  kept: KeptMessage,
  wanted: Wanted,
  body: MessageBody,
): Promise<KeptMessage> {
  const nonce = createHash('sha256')
    .update(`${wanted.nonceSeed}:${kept.messageId ?? ''}`)
    .digest('base64url')
    .slice(0, 22);
  for (const channelId of wanted.channels) {
    const posted = await tryPlainly(
      body,
      (shown) => deps.poster.send(channelId, shown, nonce),
      null,
    );
    if (posted === null) continue;
    const at = deps.clock.now();
    // After a first try that was cut off, the nonce may have brought back what that one posted: it
    // is edited once more.
    const shown = kept.dueAt === null ? wanted.fingerprint : null;
    return { ...posted, postedAt: at, shown, dueAt: later(at, keeping.editGapMs) };
  }
  return giveUpForNow(deps, kept, wanted);
}

function giveUpForNow(
  { clock, log }: KeepDeps,
  kept: KeptMessage,
  { what, channels }: Wanted,
): KeptMessage {
  log.warn(
    { what, channels, seconds: keeping.closedMs / 1_000 },
    'the bot may not post here: let it View Channel, Send Messages, Embed Links, Attach Files and Read Message History there; it tries again later',
  );
  return { ...kept, dueAt: later(clock.now(), keeping.closedMs) };
}

function messageOf({ channelId, messageId }: KeptMessage): PostedMessage | null {
  return channelId === null || messageId === null ? null : { channelId, messageId };
}

function later(time: Date, ms: number): Date {
  return new Date(time.getTime() + ms);
}
