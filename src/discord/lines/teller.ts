import { createHash } from 'node:crypto';
import { DiscordAPIError } from 'discord.js';
import type { Clock } from '../../clock.js';
import type { Database } from '../../db/database.js';
import {
  claimLines,
  dropLines,
  markTold,
  type OwedLine,
  releaseLines,
  retryLines,
  telling,
} from '../../events/tell-lines.js';
import type { Log } from '../../log.js';
import type { MessageBody, MessageFile, PostedMessage } from '../kernel/command.js';
import { isPassingOrMissing, tryAgain } from '../kernel/try-again.js';
import type { Podium } from '../podium/podium-svg.js';
import { isClosed, type LineApi } from './line-api.js';
import { mergeLines } from './merge-lines.js';
import { isAlone, type RenderedLine, renderLine } from './render-line.js';

/** Times in milliseconds. */
export const tellTiming = {
  /** Tries of one turn; together shorter than the lease on its lines. */
  wholeMs: 10_000,
  tryMs: 2_500,
  backoffMs: 100,
  /** After a turn without luck. */
  retryMs: 10_000,
  /** After a refusal that only a host can mend. */
  closedMs: 60_000,
};

export interface TellDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly api: LineApi;
  readonly renderPodium: (podium: Podium) => Promise<MessageFile>;
  readonly timing?: typeof tellTiming;
}

/** Posts without a right to the channel, by the token of an interaction in it. */
export type FollowUp = (body: MessageBody) => Promise<PostedMessage>;

/** A message that is about to go out. */
interface Draft {
  readonly channelId: string;
  readonly lines: readonly OwedLine[];
  readonly body: MessageBody;
}

/**
 * Tells all in a channel what they are owed there: one message at most. Never rejects for Discord's
 * sake.
 * @returns when to look again; null where nothing else is owed.
 */
export async function tellLines(
  deps: TellDeps,
  channelId: string,
  followUp: FollowUp | null,
): Promise<Date | null> {
  const { db, clock, log } = deps;
  const { lines, tooOld, next } = await claimLines(db, channelId, clock.now(), isAlone);
  for (const { id, kind } of tooOld)
    log.warn({ line: id, kind, channelId }, 'a public line could not be told in time; dropped');
  if (lines.length === 0) return next;
  const draft = await prepare(deps, channelId, lines);
  if (draft === null) return next;
  const isCut = draft.lines.length < lines.length;
  const again = await send(deps, draft, followUp);
  if (again !== null || (next === null && !isCut)) return again;
  const soon = new Date(clock.now().getTime() + telling.gapMs);
  return next !== null && next > soon ? next : soon;
}

/** Lines that nobody needs to read any more are dropped, those that do not fit wait. */
async function prepare(
  deps: TellDeps,
  channelId: string,
  lines: readonly OwedLine[],
): Promise<Draft | null> {
  const { db, clock } = deps;
  const rendered = await Promise.all(
    lines.map(async (line) => ({ line, body: await renderLine(db, line, clock.now()) })),
  );
  const worth = rendered.flatMap(({ line, body }) => (body === null ? [] : [{ line, body }]));
  const stale = rendered.filter(({ body }) => body === null).map(({ line }) => line);
  await dropLines(db.orm, stale, clock.now());
  if (worth.length === 0) return null;
  const bodies = await Promise.all(worth.map((each) => withPicture(deps, each.body)));
  const { body, count } = mergeLines(bodies);
  const told = worth.map(({ line }) => line);
  await releaseLines(db, told.slice(count), clock.now());
  return { channelId, lines: told.slice(0, count), body };
}

/** A picture that cannot be drawn never holds a result back. */
async function withPicture(
  { renderPodium, log }: TellDeps,
  { podium = null, ...body }: RenderedLine,
): Promise<MessageBody> {
  if (podium === null) return body;
  try {
    return { ...body, files: [await renderPodium(podium)] };
  } catch (error) {
    log.warn(
      { err: error, race: podium.title },
      'the picture of a podium could not be drawn; the result is told without it',
    );
    return body;
  }
}

/** @returns when to try again; null where the lines were told. */
async function send(deps: TellDeps, draft: Draft, followUp: FollowUp | null): Promise<Date | null> {
  const { db, clock, log, timing = tellTiming } = deps;
  const { channelId, lines, body } = draft;
  try {
    const messageId = (await findSent(deps, draft)) ?? (await post(deps, draft));
    await markTold(db, lines, messageId, clock.now());
    return null;
  } catch (error) {
    // It may be files alone that the bot may not send there.
    if (isClosed(error) && (body.files ?? []).length > 0)
      return send(deps, { ...draft, body: { ...body, files: [] } }, followUp);
    if (isClosed(error)) return tellOtherwise(deps, draft, followUp);
    if (error instanceof DiscordAPIError && error.status === 400) {
      log.error({ err: error, lines: lines.map(({ id }) => id) }, 'public lines are refused');
      await dropLines(db.orm, lines, clock.now());
      return null;
    }
    log.warn({ err: error, channelId }, 'public lines could not be told; trying again');
    const dueAt = new Date(clock.now().getTime() + timing.retryMs);
    await retryLines(db, lines, { dueAt, tried: hashOf(body.content) });
    return dueAt;
  }
}

async function post({ api, timing = tellTiming }: TellDeps, draft: Draft): Promise<string> {
  const { channelId, lines, body } = draft;
  const { wholeMs, tryMs, backoffMs } = timing;
  const patience = { until: performance.now() + wholeMs, tries: 8, tryMs, backoffMs };
  const { messageId } = await tryAgain(patience, isWorthwhile, (signal) =>
    api.post(channelId, body, nonceOf(lines), signal),
  );
  return messageId;
}

function isWorthwhile(error: unknown): boolean {
  return !isClosed(error) && isPassingOrMissing(error);
}

/** Discord takes up to 25 characters (developer docs, Create Message). */
function nonceOf(lines: readonly OwedLine[]): string {
  return hashOf(lines.map(({ id, createdAt }) => `${id}:${createdAt.getTime()}`).join()).slice(
    0,
    22,
  );
}

function hashOf(text = ''): string {
  return createHash('sha256').update(text.trim()).digest('base64url');
}

/**
 * The message of an earlier try that got through unnoticed. Discord remembers a nonce for minutes
 * only, so what is older is looked for in the channel.
 */
async function findSent(
  { api, clock, timing = tellTiming }: TellDeps,
  { channelId, lines, body }: Draft,
): Promise<string | null> {
  const [first] = lines;
  if (first === undefined || first.tries === 0) return null;
  if (clock.now().getTime() - first.createdAt.getTime() < telling.lookAfterMs) return null;
  const since = new Date(first.createdAt.getTime() - telling.gapMs);
  const signal = AbortSignal.timeout(timing.tryMs);
  const sent = [hashOf(body.content), first.tried];
  const own = await api.readOwn(channelId, since, signal);
  return own.find(({ content }) => sent.includes(hashOf(content)))?.id ?? null;
}

/** Where the bot may not post, whoever acted there lends a voice while their token lives. */
async function tellOtherwise(
  { db, clock, log, timing = tellTiming }: TellDeps,
  { channelId, lines, body }: Draft,
  followUp: FollowUp | null,
): Promise<Date | null> {
  const now = clock.now();
  try {
    if (followUp === null) throw new Error('nobody has acted here');
    const { messageId } = await followUp(body);
    await markTold(db, lines, messageId, clock.now());
    return null;
  } catch (error) {
    log.warn(
      { err: error, channelId },
      'public lines wait: let the bot View Channel and Send Messages there',
    );
    const dueAt = new Date(now.getTime() + timing.closedMs);
    await releaseLines(db, lines, dueAt);
    return dueAt;
  }
}
