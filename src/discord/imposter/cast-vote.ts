import { castVoteAct } from '../../acts/voting.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { select } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { castVoteId } from './ids.js';
import { renderBallot, renderClosedBallot } from './render-ballot.js';

/**
 * The select on a ballot paper. Carries round and ballot: a paper of an earlier ballot counts for
 * nothing.
 */
export const castVoteSelect = select(
  castVoteId,
  'update',
  ({ args: { round, ballot }, chosen: target }) =>
    step(castVoteAct, { round, ballot, target }, (cast) => {
      if (cast.kind === 'open') return { answer: renderBallot(cast.paper) };
      const { step: closed, name } = cast;
      const sentence = closed.isChanged
        ? text.imposter.ballot.last(discordName(name))
        : text.imposter.ballot.late;
      return { answer: renderClosedBallot(closed.round.number, cast.ballot, sentence) };
    }),
);
