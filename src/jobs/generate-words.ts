import { dealWords } from '../imposter/deal-words.js';
import { foldWord, isUsablePair } from '../imposter/rules.js';
import { openWordRequest } from '../imposter/word-request.js';
import type { WordRequest, WrittenWords } from '../imposter/word-source.js';
import { withDeadline } from './deadline.js';
import { describeFault } from './fault.js';
import type { HandlerDeps } from './handlers.js';
import { type JobPayloads, jobIds } from './payloads.js';

/** Guests wait for the word: past this the bank writes it. */
const sourceDeadlineMs = 6_000;

/** Gives a waiting round its words and starts the DMs. */
export async function generateWords(deps: HandlerDeps, { roundId }: JobPayloads['generate-words']): Promise<void> {
  const { db, clock, enqueue, outbox, wake, log } = deps;
  const request = await openWordRequest(db, roundId, clock);
  if (request === null) return;
  const { source, ...pair } = await writeWords(deps, request);
  const { dealt, owed } = await dealWords(db, { roundId, pair, source }, clock);
  if (!dealt) return;
  wake();
  for (const userId of owed) {
    const isQueued = await enqueue('deliver-word', { roundId, userId }, { jobId: jobIds.deliver(roundId, userId, 0) });
    if (!isQueued) break;
  }
  await outbox.showRound(roundId).catch((error: unknown) => {
    log.warn({ roundId, fault: describeFault(error) }, 'the public message of a round could not be brought up to date');
  });
}

async function writeWords({ words, bank, log }: HandlerDeps, request: WordRequest): Promise<WrittenWords> {
  try {
    const written = await withDeadline(words.write(request), sourceDeadlineMs);
    const isNew = !request.exclude.some((word) => foldWord(word) === foldWord(written.word));
    if (isUsablePair(written) && (isNew || words === bank)) return written;
    log.warn({ partyId: request.partyId }, 'the word source wrote an unusable or a used pair; the bank writes instead');
  } catch (error) {
    log.warn({ partyId: request.partyId, fault: describeFault(error) }, 'the word source failed; the bank writes instead');
  }
  return bank.write(request);
}
