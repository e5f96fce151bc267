import type { LiveFeed } from '../live-feed.js';
import type { WebDeps } from '../perform-act.js';
import type { Following } from './event-stream.js';
import type { ReadHostRight } from './rights.js';

export interface ControlOptions {
  readonly deps: WebDeps;
  readonly feed: LiveFeed;
  /** Asks Discord whether an account is a host's now. */
  readonly readHostRight: ReadHostRight;
  /** Tells of each party in which something was published. */
  readonly following: Following;
}
