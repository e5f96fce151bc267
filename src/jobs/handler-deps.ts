import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import type { DiscordOutbox } from '../imposter/outbox.js';
import type { WordSource } from '../imposter/words/word-source.js';
import type { Log } from '../log.js';
import type { Enqueue } from './enqueue.js';
import type { ReportBroken } from './report-broken.js';
import type { ReportOverdue } from './report-overdue.js';

/** What jobs reach; no global and no container. */
export interface HandlerDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** Asked first for a round's words. */
  readonly words: WordSource;
  /** Asked where `words` fails; must not. */
  readonly bank: WordSource;
  readonly outbox: DiscordOutbox;
  /**
   * Tells all in a channel what they are owed there; tells when to look again, null where nothing
   * is left.
   */
  readonly tellLines: (channelId: string) => Promise<Date | null>;
  /** Begins to bring a party's kept messages up to date; does not wait for Discord. */
  readonly showLive: (partyId: string) => Promise<void>;
  /** Answers what an earlier process left on "thinking…". Never rejects. */
  readonly finishAnswers: () => Promise<void>;
  readonly enqueue: Enqueue;
  /** Tells the relay that there are events to publish. */
  readonly wake: () => void;
  readonly reportOverdue: ReportOverdue;
  readonly reportBroken: ReportBroken;
  readonly log: Log;
}
