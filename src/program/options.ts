import type { StartError } from '../errors.js';
import type { Log } from '../log.js';

export interface ProgramOptions {
  readonly log: Log;
  /** Prints a line for the host. */
  readonly print: (line: string) => void;
  /** Called when the program cannot go on without the host's help. */
  readonly onFatal: (error: StartError) => void;
  /** Aborted when the program is stopped while it still starts. */
  readonly signal: AbortSignal;
}

export interface Program {
  /**
   * Stops taking work, finishes what is under way and closes everything, in the reverse order of
   * the start.
   */
  close(): Promise<void>;
}
