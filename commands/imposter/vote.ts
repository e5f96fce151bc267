import { mayOpenVoteAct, openVoteAct, showBallotAct } from '../../src/acts/voting.js';
import { renderBallot } from '../../src/discord/imposter/render-ballot.js';
import { answerOpened } from '../../src/discord/imposter/vote-reply.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { perform, step } from '../../src/discord/kernel/step.js';
import { text } from '../../src/text/index.js';

export const vote = command({
  name: 'vote',
  words: text.commands.imposter.vote,
  acts: [showBallotAct, openVoteAct],
  options: {},
  run: async (_args, context) =>
    (await perform(mayOpenVoteAct, {}, context))
      ? step(openVoteAct, { round: null }, answerOpened)
      : step(showBallotAct, {}, (ballot) => ({ answer: renderBallot(ballot) })),
});
