import {
  type APIModalInteractionResponseCallbackData,
  DiscordAPIError,
  InteractionResponseType,
} from 'discord.js';
import type { Clock } from '../../clock.js';
import { text } from '../../text/index.js';
import type { Choice, MessageBody, Reply } from './command.js';
import { deliverIfOwed, deliverLater } from './deliver-answer.js';
import { type ExplainDeps, explain } from './explain.js';
import { sendFirst, type Taken } from './first-response.js';
import {
  type InteractionApi,
  messageLater,
  messageNow,
  updateLater,
  updateNow,
} from './interaction-api.js';
import {
  type Answer,
  type AnswerTiming,
  type Asked,
  nothingOwed,
  type Owed,
  patienceFor,
  type Question,
} from './question.js';
import { isPassing, tryAgain } from './try-again.js';

export interface RespondDeps extends ExplainDeps {
  readonly api: InteractionApi;
  readonly clock: Clock;
  readonly timing: AnswerTiming;
}

/** What came of the work: its reply, null where there is only a sentence why not. */
interface Settled {
  readonly answer: Answer;
  readonly reply: Reply | null;
}

/**
 * Answers an interaction, whatever becomes of the work: at once where it is done in time, else
 * "thinking…" and an edit. The work does not wait for Discord, except where the interaction is old
 * on arrival: it may have expired, and then nothing is done. What is deferred is `owed` from then
 * on. Never rejects.
 * @returns whether the answer got there.
 */
export async function respond(
  deps: RespondDeps,
  question: Question,
  work: () => Promise<Reply>,
  owed: Owed = nothingOwed,
): Promise<boolean> {
  const asked = { ...ask(deps, question), owed };
  const age = deps.clock.now().getTime() - question.createdAt;
  const answering = age > deps.timing.freshMs ? acknowledgeFirst : workFirst;
  return answering(asked, work).catch((error: unknown) => giveUp(asked, error));
}

/**
 * Opens a form, which must be the first response, so nothing is deferred here; a refusal is
 * answered in its place. Never rejects.
 */
export async function openForm(
  deps: RespondDeps,
  question: Question,
  open: () => Promise<APIModalInteractionResponseCallbackData>,
): Promise<void> {
  const asked = ask(deps, question);
  try {
    const response = { type: InteractionResponseType.Modal, data: await open() } as const;
    await sendFirst(asked, { response, files: [] });
  } catch (error) {
    const answer = { body: explain(error, deps), isUpdate: false };
    await bring(asked, answer, null).catch((fault: unknown) => void giveUp(asked, fault));
  }
}

/** Completes what a guest is typing; too late, nobody waits for it any more. Never rejects. */
export async function offerChoices(
  deps: RespondDeps,
  question: Question,
  choices: readonly Choice[],
): Promise<void> {
  const type = InteractionResponseType.ApplicationCommandAutocompleteResult as const;
  const response = { type, data: { choices: [...choices] } };
  const asked = ask(deps, question);
  await sendFirst(asked, { response, files: [] }).catch(
    (error: unknown) => void giveUp(asked, error),
  );
}

function ask({ clock: _clock, ...deps }: RespondDeps, question: Question): Asked {
  return { ...deps, question, arrivedAt: performance.now(), owed: nothingOwed };
}

function giveUp({ log, question }: Asked, error: unknown): false {
  log.error({ err: error, interaction: question.id }, 'an interaction could not be answered');
  return false;
}

async function acknowledgeFirst(asked: Asked, work: () => Promise<Reply>): Promise<boolean> {
  const taken = await defer(asked);
  if (taken === 'expired') {
    const { id } = asked.question;
    asked.log.warn({ interaction: id }, 'an interaction came too late; nothing was done');
    return false;
  }
  return conclude(asked, await accompany(asked, settle(asked, work), taken), taken);
}

async function workFirst(asked: Asked, work: () => Promise<Reply>): Promise<boolean> {
  const working = settle(asked, work);
  const early = await within(working, asked.timing.patienceMs);
  if (early !== null) return conclude(asked, early, null);
  const taken = await defer(asked);
  return conclude(asked, await accompany(asked, working, taken), taken);
}

/** Waits for the outcome, and says in between that it takes longer. */
async function accompany(asked: Asked, working: Promise<Settled>, taken: Taken): Promise<Settled> {
  const { arrivedAt, timing, question, api } = asked;
  const left = Math.max(arrivedAt + timing.slowMs - performance.now(), 0);
  const settled = await within(working, left);
  if (settled !== null) return settled;
  const signal = AbortSignal.timeout(timing.tryMs);
  const body = { content: text.common.slow };
  const say = () =>
    question.updates === null
      ? api.editOriginal(question, body, signal)
      : api.followUp(question, { body, isPrivate: true }, signal);
  // Whoever answers another delivery says it there.
  if (taken === 'taken')
    await say().catch((error: unknown) =>
      asked.log.debug({ err: error }, 'nothing said meanwhile'),
    );
  return working;
}

function defer(asked: Asked): Promise<Taken> {
  asked.owed.keep();
  return sendFirst(asked, asked.question.updates === null ? messageLater : updateLater);
}

/** The outcome if it is there in time, else null. */
async function within<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  const outcome = await Promise.race([work, late]);
  clearTimeout(timer);
  return outcome;
}

async function settle(asked: Asked, work: () => Promise<Reply>): Promise<Settled> {
  try {
    const reply = await work();
    return { answer: { body: reply.answer, isUpdate: asked.question.updates !== null }, reply };
  } catch (error) {
    return { answer: { body: explain(error, asked), isUpdate: false }, reply: null };
  }
}

/** Brings the answer and the message that is kept from then on; `taken` tells of the deferral, null where there was none. */
async function conclude(
  asked: Asked,
  { answer, reply }: Settled,
  taken: Taken | null,
): Promise<boolean> {
  const isTold = await bring(asked, answer, taken).catch((error: unknown) => {
    if (!(error instanceof DiscordAPIError && error.status === 400)) throw error;
    // What we wrote breaks a rule of Discord's: a bug, whose sentence fits in any case.
    return bring(asked, { body: explain(error, asked), isUpdate: false }, taken);
  });
  if (!isTold)
    asked.log.warn(
      { interaction: asked.question.id },
      'the answer came too late for Discord; what was done stays',
    );
  else if (reply?.announcement !== undefined) await announce(asked, reply, reply.announcement);
  return isTold;
}

/** @returns false where Discord takes no answer any more. */
async function bring(asked: Asked, answer: Answer, deferred: Taken | null): Promise<boolean> {
  const taken = deferred ?? (await sendFirst(asked, atOnce(answer)));
  if (taken === 'expired') return false;
  if (taken === 'repeated' || (taken === 'unsure' && deferred === null))
    await deliverIfOwed(asked, answer);
  else if (deferred !== null) await deliverLater(asked, answer);
  return true;
}

function atOnce({ body, isUpdate }: Answer) {
  return isUpdate ? updateNow(body) : messageNow(body);
}

/** Posts where all can see it. */
async function announce(asked: Asked, reply: Reply, body: MessageBody): Promise<void> {
  const message = await tryAgain(patienceFor(asked), isPassing, (signal) =>
    asked.api.followUp(asked.question, { body, isPrivate: false }, signal),
  );
  await reply.onAnnounced?.(message);
}
