import type { Clock } from '../../clock.js';
import type { Database } from '../../db/database.js';
import { endedStatuses, messagePhase, turnOfPhase } from '../../imposter/phases.js';
import { readRoundById } from '../../imposter/read-round.js';
import type { RoundView } from '../../imposter/round-view.js';
import { renderMovedOn, renderRoundMessage } from '../imposter/render-round.js';
import type { ShownMessage } from '../kernel/command.js';
import { fingerprintOf, type KeptKind, markOf, phaseOf } from './kept-kind.js';

export interface RoundDeps {
  readonly db: Database;
  readonly clock: Clock;
}

/** A round that ended this long ago is not told of any more, in milliseconds. */
const newsForMs = 10 * 60_000;

/**
 * A round's public message: each phase that nobody should miss posts one at the end of the channel,
 * and the earlier one points there. Where the bot may not post, the answer to the start carries it,
 * so a closed channel waits for the next change.
 */
export function roundKind({ db, clock }: RoundDeps): KeptKind {
  return {
    kind: 'round',
    what: 'round',
    // Discord takes about one edit a second of a channel.
    editGapMs: 1_000,
    reposting: { farAway: 10, gapMs: 0, isSought: false },
    whenClosed: 'next-change',
    async read({ subject, channelId, shown }) {
      const view = await readRoundById(db, subject);
      if (view === null || isOld(view, clock.now())) return null;
      const body = renderRoundMessage(view);
      const where = channelId ?? view.channelId;
      return {
        channels: where === null ? [] : [where],
        phase: messagePhase(view),
        fingerprint: fingerprintOf(body),
        isLast: endedStatuses.some((status) => status === view.status),
        write: async () => body,
        movedOn: renderMovedOn(view, shown === null ? null : turnOfPhase(phaseOf(shown))),
      };
    },
  };
}

/** A round's message as an answer posts it where the bot may not. */
export function showRoundMessage(view: RoundView): ShownMessage {
  const body = renderRoundMessage(view);
  const mark = markOf({ phase: messagePhase(view), fingerprint: fingerprintOf(body) });
  return { body, shown: mark };
}

function isOld({ endedAt }: RoundView, now: Date): boolean {
  return endedAt !== null && now.getTime() > endedAt.getTime() + newsForMs;
}
