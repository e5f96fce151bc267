import {
  claimKept,
  type KeptKey,
  type KeptMessage,
  type KeptState,
  noteSeen,
  readKept,
  saveKept,
  saveLate,
} from '../../party/kept-messages.js';
import { withDeadline } from '../../values/deadline.js';
import { type KeepDeps, keeping, later } from './keeping.js';
import { isOtherPhase, type KeptKind, markOf, type Wanted } from './kept-kind.js';
import { bringIntoSight, bringUpToDate } from './put-message.js';

/** What came of a look at a message. */
export interface Look {
  /** True where Discord was asked and did not fail: it is left alone for a moment. */
  readonly isDone: boolean;
  /** When to look again; null where nothing is owed before something changes. */
  readonly again: Date | null;
}

const nothing: Look = { isDone: false, again: null };

/**
 * Posts a message or brings it up to date, if it is not and its time has come. Rows decide, so a
 * restart or a second process changes nothing. Never rejects for Discord's sake.
 */
export async function keepMessage(deps: KeepDeps, kind: KeptKind, key: KeptKey): Promise<Look> {
  const { db, clock } = deps;
  const kept = await readKept(db, key);
  if (kept === null || kept.isOver) return nothing;
  const wanted = await kind.read(kept);
  const now = clock.now();
  if (wanted === null || !isOwed(kind, kept, wanted, now)) {
    const isOver = wanted === null || (wanted.isLast && !isBehind(kept, wanted));
    await noteSeen(db, kept, { now, isOver });
    return nothing;
  }
  const freeAt = findRest(kept, wanted, now);
  if (freeAt !== null) return { isDone: false, again: freeAt };
  const until = later(now, keeping.leaseMs);
  if (!(await claimKept(db, kept, { now, until }))) return { isDone: false, again: until };
  const state = await tryToKeep(deps, kind, kept, wanted);
  await saveKept(db, kept, until, state);
  const isTrue = state.isOver || state.shown === markOf(wanted);
  return { isDone: state.failing === null, again: isTrue ? null : state.dueAt };
}

function isBehind({ messageId, shown, failing, dueAt }: KeptMessage, wanted: Wanted): boolean {
  if (messageId === null && wanted.channels.length === 0) return false;
  const mark = markOf(wanted);
  const isGivenUp = failing === mark && dueAt === null;
  return shown !== mark && !isGivenUp;
}

function isOwed({ reposting }: KeptKind, kept: KeptMessage, wanted: Wanted, now: Date): boolean {
  const isSought = reposting?.isSought === true && kept.messageId !== null;
  return isBehind(kept, wanted) || (isSought && kept.dueAt !== null && kept.dueAt <= now);
}

/** Until when it is to be left alone; another phase waits for nobody but who is at it. */
function findRest(
  { claimedUntil, restUntil, shown, failing }: KeptMessage,
  wanted: Wanted,
  now: Date,
): Date | null {
  if (claimedUntil !== null && claimedUntil > now) return claimedUntil;
  if (restUntil === null || restUntil <= now) return null;
  return isOtherPhase(failing ?? shown, wanted) ? null : restUntil;
}

async function tryToKeep(
  deps: KeepDeps,
  kind: KeptKind,
  kept: KeptMessage,
  wanted: Wanted,
): Promise<KeptState> {
  const { clock, log } = deps;
  const tries = kept.tries + 1;
  const bring = isBehind(kept, wanted) ? bringUpToDate : bringIntoSight;
  const work = bring({ deps, kind, kept, wanted });
  try {
    return await withDeadline(work, keeping.workMs);
  } catch (error) {
    noteLate(deps, kept, work);
    const isGivenUp = tries >= keeping.mostTries;
    const { what } = kind;
    const { subject, channelId } = kept;
    if (isGivenUp)
      log.error(
        { err: error, what, subject, channelId, tries },
        'a message was given up: Discord failed at each try; it is tried again once it has to show something else, or when a host types /race list',
      );
    else
      log.warn(
        { err: error, what, subject, tries },
        'a message could not be brought up to date; trying again',
      );
    const retryAt = later(clock.now(), retryMs(tries));
    const dueAt = isGivenUp ? null : retryAt;
    return { ...kept, failing: markOf(wanted), tries, restUntil: retryAt, dueAt };
  }
}

/** What Discord took too long for may still go well, and must not be posted beside. */
function noteLate({ db, log }: KeepDeps, kept: KeptMessage, work: Promise<KeptState>): void {
  const save = (state: KeptState) =>
    saveLate(db, kept, state).catch((error: unknown) =>
      log.warn({ err: error, subject: kept.subject }, 'a late message could not be noted'),
    );
  work.then(save, () => undefined);
}

function retryMs(tries: number): number {
  return Math.min(keeping.firstRetryMs * 2 ** (tries - 1), keeping.longestRetryMs);
}
