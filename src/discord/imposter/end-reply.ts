import type { RoundStatus } from '../../contract/events.js';
import { text } from '../../text/index.js';
import type { Reply } from '../kernel/command.js';

interface RoundNumber {
  readonly round: { readonly number: number };
}

/** What a host is told of a reveal, which may only have closed the vote. */
export function answerRevealed({
  round,
  status,
  isChanged,
  replayed,
}: RoundNumber & {
  readonly status: RoundStatus;
  readonly isChanged: boolean;
  readonly replayed: boolean;
}): Reply {
  const isOver = status === 'REVEALED' || replayed;
  const content = isOver
    ? text.imposter.revealDone({ round: round.number })
    : text.imposter.vote.closed({ status, isChanged });
  return { answer: { content } };
}

/** What a host is told of a round that was called off. */
export function answerCancelled({ round }: RoundNumber): Reply {
  return { answer: { content: text.imposter.cancelDone({ round: round.number }) } };
}
