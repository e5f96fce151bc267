import type { RoundStatus } from '../../contract/events.js';
import type { Doubt } from '../../imposter/vote/doubt.js';
import { text } from '../../text/index.js';
import { buttonRow } from '../kernel/button-row.js';
import type { Reply } from '../kernel/command.js';
import { surelyCloseVoteId } from './ids.js';

interface Cancelled {
  readonly round: { readonly id: string; readonly number: number };
}

interface Closed extends Cancelled {
  readonly status: RoundStatus;
  readonly isChanged: boolean;
  readonly doubt: Doubt | null;
}

/** What a host is told of a vote that they closed, or asked where they play in the round. */
export function answerClosed({ round, status, isChanged, doubt }: Closed): Reply {
  if (doubt === null)
    return {
      answer: { content: text.imposter.vote.closed({ status, isChanged }), components: [] },
    };
  const { ballot, cast, needed } = doubt;
  const sure = {
    label: text.buttons.surelyCloseVote,
    style: 'danger',
    id: surelyCloseVoteId.with({ round: round.id, ballot }),
  } as const;
  const content = text.imposter.vote.closeEarly({ cast, needed });
  return { answer: { content, components: [buttonRow(sure)] } };
}

/** What a host is told of a reveal, which may only have closed the vote. */
export function answerRevealed(revealed: Closed & { readonly replayed: boolean }): Reply {
  const { round, status, replayed } = revealed;
  if (status !== 'REVEALED' && !replayed) return answerClosed(revealed);
  return { answer: { content: text.imposter.revealDone({ round: round.number }) } };
}

/** What a host is told of a round that was called off. */
export function answerCancelled({ round }: Cancelled): Reply {
  return { answer: { content: text.imposter.cancelDone({ round: round.number }) } };
}
