import type { RoundStatus } from '../../contract/events.js';
import { en } from '../../text/en.js';
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
    ? en.imposter.revealDone(round.number)
    : en.wordGame.voteClosed(status, isChanged);
  return { answer: { content } };
}

/** What a host is told of a round that was called off. */
export function answerCancelled({ round }: RoundNumber): Reply {
  return { answer: { content: en.imposter.cancelDone(round.number) } };
}
