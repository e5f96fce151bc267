import type { Clock } from '../../clock.js';
import type { Database } from '../../db/database.js';
import { type LiveBoard, readLiveBoard } from '../../racing/read-live-board.js';
import { renderLiveBoard } from '../racing/render-live-board.js';
import { fingerprintOf, type KeptKind } from './kept-kind.js';

export interface BoardDeps {
  readonly db: Database;
  readonly clock: Clock;
}

/** How long a result that could not be shown is still tried, in milliseconds. */
const newsForMs = 24 * 60 * 60_000;

/** A race's live board: posted with the race, kept in sight, its last state is the result. */
export function boardKind(deps: BoardDeps): KeptKind {
  return {
    kind: 'board',
    what: 'live board',
    editGapMs: 3_000,
    reposting: { farAway: 20, gapMs: 60_000, isSought: true },
    whenClosed: 'each-minute',
    async read({ subject, messageId }) {
      const live = await readLiveBoard(deps.db, subject);
      if (live === null || isOld(live, deps.clock.now())) return null;
      const isLast = live.race.status === 'FINISHED';
      const body = renderLiveBoard(live);
      return {
        // A race that ended before its board could be posted has its result told without one.
        channels: isLast && messageId === null ? [] : live.channels,
        phase: '',
        fingerprint: fingerprintOf(body),
        isLast,
        write: async () => body,
        movedOn: null,
      };
    },
  };
}

function isOld({ race: { endedAt } }: LiveBoard, now: Date): boolean {
  return endedAt !== null && now.getTime() > endedAt.getTime() + newsForMs;
}
