import type { JoinCodes } from '../../party/phones/join-code.js';
import type { LiveFeed } from '../live-feed.js';
import type { WebDeps } from '../perform-act.js';

export interface PhonesOptions {
  readonly deps: WebDeps;
  readonly codes: JoinCodes;
  readonly feed: LiveFeed;
}
