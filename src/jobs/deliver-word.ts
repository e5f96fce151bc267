import { type ClaimedDelivery, claimDelivery, recordDelivery } from '../imposter/delivery.js';
import { secretNonce } from '../imposter/outbox.js';
import { retryDelayMs } from '../imposter/rules.js';
import { withDeadline } from '../values/deadline.js';
import { describeFault, readRetryAfter } from './fault.js';
import type { HandlerDeps } from './handler-deps.js';
import { type JobPayloads, jobIds } from './payloads.js';

/** Shorter than the lease on a delivery, so that an attempt is over before the next may begin. */
const sendDeadlineMs = 10_000;

/** Sends one player the secret by DM and books what became of it. */
export async function deliverWord(
  deps: HandlerDeps,
  key: JobPayloads['deliver-word'],
): Promise<void> {
  const claimed = await claimDelivery(deps.db, key, deps.clock);
  if (claimed === null) return;
  let outcome: 'SENT' | 'CLOSED';
  try {
    outcome = await send(deps, key, claimed);
  } catch (error) {
    await tryLater(deps, key, claimed.attempts, error);
    return;
  }
  await recordDelivery(deps.db, { ...key, outcome }, deps.clock);
}

async function send(
  { outbox }: HandlerDeps,
  { roundId, userId }: JobPayloads['deliver-word'],
  claimed: ClaimedDelivery,
): Promise<'SENT' | 'CLOSED'> {
  const { discordId, secret } = claimed;
  if (discordId === null) return 'CLOSED';
  return withDeadline(
    outbox.sendSecret({ discordId, nonce: secretNonce(roundId, userId), secret }),
    sendDeadlineMs,
  );
}

async function tryLater(
  deps: HandlerDeps,
  key: JobPayloads['deliver-word'],
  attempts: number,
  error: unknown,
): Promise<void> {
  const { db, clock, enqueue, log } = deps;
  const delayMs = readRetryAfter(error) ?? retryDelayMs(attempts);
  log.warn(
    { ...key, attempts, delayMs, fault: describeFault(error) },
    'a DM could not be sent; trying again later',
  );
  await recordDelivery(
    db,
    { ...key, outcome: 'RETRY', retryAt: new Date(clock.now().getTime() + delayMs) },
    clock,
  );
  await enqueue('deliver-word', key, {
    jobId: jobIds.deliver(key.roundId, key.userId, attempts),
    delayMs,
  });
}
