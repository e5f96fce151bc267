import { randomBytes } from 'node:crypto';
import { isUserError, type Refusal, UserError } from '../../errors.js';
import type { Log } from '../../log.js';
import { text } from '../../text/index.js';
import type { MessageBody } from './command.js';

export interface ExplainDeps {
  readonly log: Log;
  readonly renderRefusal: (error: Refusal) => MessageBody;
}

/**
 * Two writers stood in each other's way and Postgres let one go (lock_not_available,
 * deadlock_detected): nothing was written.
 */
const contentionCodes: readonly unknown[] = ['55P03', '40P01'];

function isContention(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && contentionCodes.includes(error.code)) || isContention(error.cause);
}

/** What the guest reads; a bug goes into the log, and its sentence carries a reference to there. */
export function explain(error: unknown, { log, renderRefusal }: ExplainDeps): MessageBody {
  if (isUserError(error)) return renderRefusal(error);
  if (isContention(error)) return renderRefusal(new UserError('try-again', {}));
  const reference = randomBytes(3).toString('hex').toUpperCase();
  log.error({ err: error, reference }, 'a command failed');
  return { content: text.common.bug({ reference }) };
}
