import type { Clock } from '../clock.js';
import type { Database } from '../db/database.js';
import type { DiscordOutbox } from '../imposter/outbox.js';
import type { WordSource } from '../imposter/word-source.js';
import type { Log } from '../log.js';
import type { RaceNotices } from '../racing/notices.js';
import { checkBooks } from './check-books.js';
import { deliverWord } from './deliver-word.js';
import { runPhaseTimer } from './end-phase.js';
import { generateWords } from './generate-words.js';
import { lockRaceNow } from './keep-races.js';
import type { JobHandlers } from './payloads.js';
import type { Enqueue } from './producers.js';
import { showLive } from './show-live.js';
import { sweep } from './sweep.js';

export interface HandlerDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** Asked first for a round's words. */
  readonly words: WordSource;
  /** Asked where `words` fails; must not. */
  readonly bank: WordSource;
  readonly outbox: DiscordOutbox;
  readonly raceNotices: RaceNotices;
  /** Brings a party's kept messages up to date; tells when to look again, null where nothing is owed. */
  readonly showLive: (partyId: string) => Promise<Date | null>;
  readonly enqueue: Enqueue;
  /** Tells the relay that there are events to publish. */
  readonly wake: () => void;
  readonly log: Log;
}

/** What each job does. All of them reread their rows and do nothing where those moved on. */
export function createHandlers(deps: HandlerDeps): JobHandlers {
  return {
    'generate-words': (payload) => generateWords(deps, payload),
    'deliver-word': (payload) => deliverWord(deps, payload),
    'lock-race': (payload) => lockRaceNow(deps, payload),
    'show-live': (payload) => showLive(deps, payload),
    'end-phase': (payload) => runPhaseTimer(deps, payload),
    sweep: () => sweep(deps),
    'check-books': () => checkBooks(deps),
  };
}
