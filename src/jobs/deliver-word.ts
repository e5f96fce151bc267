import { z } from 'zod';
import { type ClaimedDelivery, claimDelivery, recordDelivery } from '../imposter/delivery.js';
import { secretNonce } from '../imposter/outbox.js';
import { retryDelayMs } from '../imposter/rules.js';
import { withDeadline } from '../values/deadline.js';
import { defineJob } from './define-job.js';
import { describeFault, readRetryAfter } from './fault.js';
import type { HandlerDeps } from './handler-deps.js';

/** Shorter than the lease on a delivery, so that an attempt is over before the next may begin. */
const sendDeadlineMs = 10_000;

const deliveryKey = z.object({ roundId: z.uuid(), userId: z.uuid() });
type DeliveryKey = z.infer<typeof deliveryKey>;

/** Sends one player the secret by DM. One at a time: many DMs at once get a bot quarantined. */
export const deliverWord = defineJob({
  name: 'deliver-word',
  version: 1,
  payload: deliveryKey,
  concurrency: 1,
  gapMs: 250,
  isAwaited: true,
  run: deliver,
});

/** Books what became of the DM as well. */
async function deliver(deps: HandlerDeps, key: DeliveryKey): Promise<void> {
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
  { roundId, userId }: DeliveryKey,
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
  key: DeliveryKey,
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
  await enqueue(deliverWord, key, { occasion: attempts, delayMs });
}
