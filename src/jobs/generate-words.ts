import { z } from 'zod';
import { dealWords } from '../imposter/deal-words.js';
import { dealMarginMs, wordsPatienceMs } from '../imposter/rules.js';
import { findFlaw } from '../imposter/words/sound-pair.js';
import { openWordRequest } from '../imposter/words/word-request.js';
import {
  type WordRequest,
  WordsRefused,
  type WrittenWords,
} from '../imposter/words/word-source.js';
import { withDeadline } from '../values/deadline.js';
import { defineJob } from './define-job.js';
import { deliverWord } from './deliver-word.js';
import { followRound } from './end-phase.js';
import type { Enqueue } from './enqueue.js';
import { describeFault } from './fault.js';
import type { HandlerDeps } from './handler-deps.js';

/** With less time than this left nobody outside is asked. */
const leastAskMs = 200;

/** What a source may take to give up once it is told to. */
const graceMs = 200;

/**
 * Gives a waiting round its words and starts the DMs. Past the round's due time it uses the bank
 * without asking anybody.
 */
export const generateWords = defineJob({
  name: 'generate-words',
  version: 1,
  payload: z.object({ roundId: z.uuid() }),
  concurrency: 8,
  isAwaited: true,
  run: dealRound,
});

/** Has a round's words written now, and a second time for shortly before they are due. */
export async function askForWords(enqueue: Enqueue, roundId: string): Promise<void> {
  if (!(await enqueue(generateWords, { roundId }))) return;
  // Should the first try be lost with its worker, this one keeps the promise without waiting for a
  // sweep.
  const delayMs = wordsPatienceMs - dealMarginMs;
  await enqueue(generateWords, { roundId }, { occasion: 'late', delayMs });
}

async function dealRound(
  deps: HandlerDeps,
  { roundId }: { readonly roundId: string },
): Promise<void> {
  const { db, clock, enqueue, wake, log } = deps;
  const request = await openWordRequest(db, roundId, clock);
  if (request === null) return;
  const { source, note, ...pair } = await writeWords(deps, roundId, request);
  const { dealt, owed } = await dealWords(db, { roundId, pair, source, note }, clock);
  if (!dealt) return;
  if (source === 'bank' && note !== 'bank-only')
    log.warn({ roundId, source, note }, 'a round has words of the bank, not of Gemini');
  else log.info({ roundId, source, note }, 'a round has its words');
  wake();
  for (const userId of owed) {
    if (!(await enqueue(deliverWord, { roundId, userId }, { occasion: 0 }))) break;
  }
  await followRound(deps, roundId);
}

async function writeWords(
  deps: HandlerDeps,
  roundId: string,
  request: WordRequest,
): Promise<WrittenWords> {
  const { words, bank, clock, log } = deps;
  const askMs = request.dueAt.getTime() - clock.now().getTime() - dealMarginMs;
  const signal = AbortSignal.timeout(Math.max(0, askMs));
  if (words === bank) return bank.write(request, signal);
  try {
    if (askMs < leastAskMs) throw new WordsRefused('late');
    const written = await withDeadline(words.write(request, signal), askMs + graceMs);
    const flaw = findFlaw(written, request);
    if (flaw === null) return written;
    throw new WordsRefused(`failed:${flaw}`);
  } catch (error) {
    if (error instanceof WordsRefused)
      return { ...(await bank.write(request, signal)), note: error.note };
    const note = signal.aborted ? 'failed:timed-out' : 'failed:unexpected';
    log.warn(
      { roundId, note, fault: describeFault(error) },
      'the word source failed; the bank writes instead',
    );
    return { ...(await bank.write(request, signal)), note };
  }
}
