import type { Original } from './interaction-api.js';
import { type Answer, type Asked, patienceFor } from './question.js';
import { isPassing, isPassingOrMissing, tryAgain } from './try-again.js';

/**
 * Brings the answer after a deferral.
 * @throws what Discord's last refusal was, or the network's last fault.
 */
export async function deliverLater(asked: Asked, answer: Answer): Promise<void> {
  // A refusal must not wipe out the message that holds the button.
  if (asked.question.updates !== null && !answer.isUpdate) return sendApart(asked, answer);
  const { api, question, timing, log } = asked;
  const patience = { ...patienceFor(asked, 0.6), tries: timing.editTries };
  try {
    await tryAgain(patience, isPassingOrMissing, (signal) =>
      api.editOriginal(question, answer.body, signal),
    );
  } catch (error) {
    if (!isPassingOrMissing(error)) throw error;
    log.warn({ err: error }, 'an answer could not be edited in; it goes out as a new message');
    await sendApart(asked, answer);
  }
}

/**
 * Brings the answer where Discord has had a first response already, from another delivery or from
 * a try of ours: only where that one still waits for it, so that nobody reads two answers.
 */
export async function deliverIfOwed(asked: Asked, answer: Answer): Promise<void> {
  const original = await readOriginal(asked, isPassingOrMissing).catch(() => null);
  const { updates } = asked.question;
  const isOwed = answer.isUpdate ? original?.id === updates : original?.isThinking === true;
  if (original === null || isOwed) await deliverLater(asked, answer);
}

/**
 * A private message besides. While the deferred one still says "thinking…" it takes that one's
 * place (developer docs, Followup Messages), so a try that got through unnoticed can be seen there.
 */
async function sendApart(asked: Asked, { body }: Answer): Promise<void> {
  const { api, question } = asked;
  let tries = 0;
  await tryAgain(patienceFor(asked), isPassingOrMissing, async (signal) => {
    tries += 1;
    if (tries > 1 && question.updates === null && (await isAnswered(asked))) return;
    await api.followUp(question, { body, isPrivate: true }, signal);
  });
}

async function isAnswered(asked: Asked): Promise<boolean> {
  const original = await readOriginal(asked, isPassing).catch(() => null);
  return original?.isThinking === false;
}

function readOriginal(asked: Asked, isWorthwhile: (error: unknown) => boolean): Promise<Original> {
  const patience = { ...patienceFor(asked, 0.3), tries: 3 };
  return tryAgain(patience, isWorthwhile, (signal) =>
    asked.api.readOriginal(asked.question, signal),
  );
}
