import type { Services } from './command.js';
import type { Declared } from './find-work.js';
import type { RespondDeps } from './respond.js';

/** What answering needs: how, and what is declared. */
export interface Desk extends RespondDeps, Declared {
  readonly services: Services;
  /** Has something done that no answer waits for. */
  readonly afterwards: (work: Promise<void>) => void;
}
