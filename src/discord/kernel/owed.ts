import { DiscordAPIError } from 'discord.js';
import { z } from 'zod';
import { wasDone } from '../../evening/was-done.js';
import {
  claimAnswers,
  forgetAnswer,
  type OwedAnswer,
  oweAnswer,
} from '../../party/owed-answers.js';
import { text } from '../../text/index.js';
import { readContext } from './context.js';
import { deliverIfOwed, deliverLater } from './deliver-answer.js';
import type { Desk } from './desk.js';
import { explain } from './explain.js';
import { findWork } from './find-work.js';
import { type Letter, letterShape } from './letter.js';
import { type Answer, type Asked, nothingOwed, type Owed, type Question } from './question.js';

const keptShape = z.object({ token: z.string(), applicationId: z.string(), letter: letterShape });

/** Keeps a letter from its deferral to its answer, so that a start finds what a kill has left. */
export function createOwed({ services, log }: Desk, question: Question, letter: Letter): Owed {
  const { db, clock, seal } = services;
  const { id: interactionId, token, applicationId, createdAt } = question;
  let kept: Promise<void> | null = null;
  const report = (error: unknown): void =>
    log.warn({ err: error, interaction: interactionId }, 'an owed answer could not be noted');
  return {
    keep() {
      const plain = JSON.stringify({ token, applicationId, letter });
      const sealed = seal.close(plain, interactionId);
      const answer = { interactionId, sealed, askedAt: new Date(createdAt) };
      kept ??= oweAnswer(db, answer, clock.now()).catch(report);
    },
    async forget() {
      if (kept === null) return;
      await kept;
      await forgetAnswer(db, interactionId).catch(report);
    },
  };
}

/**
 * Answers what was left on "thinking…": with what came of it where it was carried out, else that it
 * was not. Tried again at the next call, while Discord takes an answer.
 */
export async function finishOwed(desk: Desk): Promise<void> {
  const { services, log } = desk;
  const { db, clock } = services;
  for (const owed of await claimAnswers(db, clock.now())) {
    const { interactionId } = owed;
    try {
      await finish(desk, owed);
      await forgetAnswer(db, interactionId);
    } catch (error) {
      log.warn({ err: error, interaction: interactionId }, 'an owed answer could not be given');
      if (error instanceof DiscordAPIError && error.status < 500)
        await forgetAnswer(db, interactionId);
    }
  }
}

async function finish(desk: Desk, owed: OwedAnswer): Promise<void> {
  const { interactionId: id, sealed, askedAt } = owed;
  const opened = desk.services.seal.open(sealed, id);
  // Of another installation's secret, or of another version: nobody can answer it any more.
  const kept = opened === null ? null : keptShape.safeParse(JSON.parse(opened));
  if (kept?.success !== true) return;
  const { token, applicationId, letter } = kept.data;
  const work = findWork(desk, letter.request);
  if (work.kind === 'form') return;
  const { updates } = work;
  const question = { id, token, applicationId, createdAt: askedAt.getTime(), updates };
  const { api, timing, log, renderRefusal, onDiskFull } = desk;
  const arrivedAt = performance.now();
  const asked = {
    ...{ api, timing, log, renderRefusal, onDiskFull },
    question,
    arrivedAt,
    owed: nothingOwed,
  };
  const answer = (await wasDone(desk.services.db, id))
    ? await repeat(desk, asked, letter, work.run)
    : { body: { content: text.common.restarted }, isUpdate: false };
  const isBeside = updates !== null && !answer.isUpdate;
  await (isBeside ? deliverLater(asked, answer) : deliverIfOwed(asked, answer));
}

/** Asks for the same again, which reads back what came of it. */
async function repeat(
  { services }: Desk,
  asked: Asked,
  { who, channelId }: Letter,
  run: Extract<ReturnType<typeof findWork>, { readonly kind: 'answer' }>['run'],
): Promise<Answer> {
  const { id: interactionId, updates } = asked.question;
  try {
    const context = await readContext({ who, interactionId, channelId }, services);
    return { body: (await run(context)).answer, isUpdate: updates !== null };
  } catch (error) {
    return { body: explain(error, asked), isUpdate: false };
  }
}
