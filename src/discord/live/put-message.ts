import type { KeptMessage, KeptState } from '../../party/kept-messages.js';
import type { MessageBody, PostedMessage } from '../kernel/command.js';
import { type KeepDeps, keeping, later } from './keeping.js';
import { isOtherPhase, type KeptKind, markOf, nonceOf, type Wanted } from './kept-kind.js';
import { isOutOfSight } from './poster.js';

/** A message to be put right, and what is at hand for it. */
export interface Task {
  readonly deps: KeepDeps;
  readonly kind: KeptKind;
  readonly kept: KeptMessage;
  readonly wanted: Wanted;
}

/**
 * Edits a message into what it should show, or posts it: where there is none, where a phase has one
 * of its own, where it is gone or out of sight. Where the bot may not post, the message that there
 * is shows it.
 */
export async function bringUpToDate(task: Task): Promise<KeptState> {
  const { deps, kind, kept, wanted } = task;
  const body = await wanted.write();
  const message = messageOf(kept);
  if (message === null) return (await post(task, body)) ?? closed(task);
  const mayRepost = isRepostDue(task);
  const isAnew =
    isOtherPhase(kept.shown, wanted) || (mayRepost && (await isFarAway(task, message)));
  const posted = isAnew ? await replace(task, body, message) : null;
  if (posted !== null) return posted;
  const edit = (shown: MessageBody) => deps.poster.edit(message, shown);
  const outcome = await tryPlainly(body, edit, 'unreachable');
  if (outcome === 'edited') return done(task, { ...message, postedAt: kept.postedAt });
  if (outcome === 'gone' && kind.reposting === null) return letGo(kept);
  if (outcome === 'gone' && !isAnew)
    return mayRepost ? ((await post(task, body)) ?? closed(task)) : untilRepost(task);
  if (!isAnew) warnClosed(task);
  return closed(task);
}

/**
 * A message that shows what it should stays where it is while it can be seen there; else it is
 * posted anew.
 */
export async function bringIntoSight(task: Task): Promise<KeptState> {
  const { deps, kind, kept, wanted } = task;
  const message = messageOf(kept);
  const now = deps.clock.now();
  if (message === null || !(await isFarAway(task, message)))
    return { ...kept, failing: null, tries: 0, dueAt: nextSight(kind, now) };
  return (await replace(task, await wanted.write(), message)) ?? closed(task);
}

function isRepostDue({ deps, kind: { reposting }, kept: { postedAt } }: Task): boolean {
  if (reposting === null) return false;
  return postedAt === null || deps.clock.now() >= later(postedAt, reposting.gapMs);
}

async function isFarAway({ deps, kind }: Task, message: PostedMessage): Promise<boolean> {
  if (kind.reposting === null) return false;
  return isOutOfSight(deps.poster, message, kind.reposting.farAway);
}

/** Posts at the end of a channel; null where all of them are closed to the bot. */
async function post(task: Task, body: MessageBody): Promise<KeptState | null> {
  const { deps, kept, wanted } = task;
  const nonce = nonceOf(kept, wanted);
  for (const channelId of wanted.channels) {
    const send = (shown: MessageBody) => deps.poster.send(channelId, shown, nonce);
    const posted = await tryPlainly(body, send, null);
    if (posted === null) continue;
    // After a try that was cut off, the nonce may have brought back what that one posted.
    if (kept.tries > 0)
      await tryPlainly(body, (shown) => deps.poster.edit(posted, shown), 'unreachable');
    return done(task, { ...posted, postedAt: deps.clock.now() });
  }
  warnClosed(task);
  return null;
}

/** Posts anew; then the earlier message goes, or says that it goes on below. */
async function replace(
  task: Task,
  body: MessageBody,
  earlier: PostedMessage,
): Promise<KeptState | null> {
  const { deps, kind, wanted } = task;
  const posted = await post(task, body);
  if (posted === null || posted.messageId === earlier.messageId) return posted;
  const tidy =
    wanted.movedOn === null
      ? deps.poster.remove(earlier)
      : deps.poster.edit(earlier, wanted.movedOn);
  // The new one stands: a fault here must not have it posted once more.
  await tidy.catch((error: unknown) =>
    deps.log.warn({ err: error, what: kind.what, ...earlier }, 'an earlier message stays'),
  );
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

function done(
  { deps, kind, wanted }: Task,
  place: PostedMessage & Pick<KeptState, 'postedAt'>,
): KeptState {
  const now = deps.clock.now();
  return {
    ...place,
    shown: markOf(wanted),
    failing: null,
    tries: 0,
    restUntil: later(now, kind.editGapMs),
    dueAt: wanted.isLast ? null : nextSight(kind, now),
    isOver: wanted.isLast,
  };
}

function nextSight({ reposting }: KeptKind, now: Date): Date | null {
  return reposting?.isSought === true ? later(now, reposting.gapMs) : null;
}

function closed({ deps, kind, kept, wanted }: Task): KeptState {
  const now = deps.clock.now();
  const next = { ...kept, failing: null, tries: 0 };
  if (kind.whenClosed === 'next-change') {
    const restUntil = later(now, kind.editGapMs);
    return { ...next, shown: markOf(wanted), restUntil, dueAt: null, isOver: wanted.isLast };
  }
  const againAt = later(now, keeping.closedMs);
  return { ...next, restUntil: againAt, dueAt: againAt };
}

function warnClosed({ deps, kind: { what, whenClosed }, kept, wanted }: Task): void {
  const { channels } = wanted;
  deps.log.warn(
    { what, subject: kept.subject, channels, again: whenClosed },
    'the bot may not post here: let it View Channel, Send Messages, Embed Links, Attach Files and Read Message History there; it tries again later',
  );
}

/** Deleted a moment after it was posted: it comes back once a new posting is due. */
function untilRepost({ deps, kind, kept }: Task): KeptState {
  const againAt = later(kept.postedAt ?? deps.clock.now(), kind.reposting?.gapMs ?? 0);
  return { ...kept, failing: null, tries: 0, restUntil: againAt, dueAt: againAt };
}

function letGo(kept: KeptMessage): KeptState {
  const place = { channelId: null, messageId: null, postedAt: null, shown: null };
  return { ...kept, ...place, failing: null, tries: 0, restUntil: null, dueAt: null, isOver: true };
}

function messageOf({ channelId, messageId }: KeptMessage): PostedMessage | null {
  return channelId === null || messageId === null ? null : { channelId, messageId };
}
