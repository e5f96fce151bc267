import { dealWords } from '../imposter/deal-words.js';
import { dealMarginMs } from '../imposter/rules.js';
import { findFlaw } from '../imposter/words/sound-pair.js';
import { openWordRequest } from '../imposter/words/word-request.js';
import {
  type WordRequest,
  WordsRefused,
  type WrittenWords,
} from '../imposter/words/word-source.js';
import { withDeadline } from '../values/deadline.js';
import { describeFault } from './fault.js';
import { followRound } from './follow-round.js';
import type { HandlerDeps } from './handler-deps.js';
import { type JobPayloads, jobIds } from './payloads.js';

/** With less time than this left nobody outside is asked. */
const leastAskMs = 200;

/** What a source may take to give up once it is told to. */
const graceMs = 200;

/**
 * Gives a waiting round its words and starts the DMs. Past the round's due time it uses the bank
 * without asking anybody.
 */
export async function generateWords(
  deps: HandlerDeps,
  { roundId }: JobPayloads['generate-words'],
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
    const isQueued = await enqueue(
      'deliver-word',
      { roundId, userId },
      { jobId: jobIds.deliver(roundId, userId, 0) },
    );
    if (!isQueued) break;
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
