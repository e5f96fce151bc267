import { randomBytes } from 'node:crypto';
import { isUserError, type Refusal, UserError } from '../../errors.js';
import type { Log } from '../../log.js';
import { text } from '../../text/index.js';
import type { MessageBody } from './command.js';
import { readStorageFault } from './storage-fault.js';

export interface ExplainDeps {
  readonly log: Log;
  readonly renderRefusal: (error: Refusal) => MessageBody;
  /** Told where there was no room for what somebody did. */
  readonly onDiskFull: () => void;
}

/** What the guest reads; a bug goes into the log, and its sentence carries a reference to there. */
export function explain(
  error: unknown,
  { log, renderRefusal, onDiskFull }: ExplainDeps,
): MessageBody {
  if (isUserError(error)) return renderRefusal(error);
  const fault = readStorageFault(error);
  if (fault === 'disk-full') onDiskFull();
  if (fault !== null) {
    if (fault !== 'try-again') log.warn({ err: error, fault }, 'the storage failed a command');
    return renderRefusal(new UserError(fault, {}));
  }
  const reference = randomBytes(3).toString('hex').toUpperCase();
  log.error({ err: error, reference }, 'a command failed');
  return { content: text.common.bug({ reference }) };
}
