import { callVoteAct, openVoteAct, prepareVoteAct, showBallotAct } from '../../src/acts/voting.js';
import { renderBallot } from '../../src/discord/imposter/render-ballot.js';
import { answerCalled, answerOpened } from '../../src/discord/imposter/vote-reply.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { perform, step } from '../../src/discord/kernel/step.js';
import { text } from '../../src/text/index.js';

export const vote = command({
  name: 'vote',
  words: text.commands.imposter.vote,
  acts: [showBallotAct, callVoteAct, openVoteAct],
  options: {},
  run: async (_args, context) => {
    const next = await perform(prepareVoteAct, {}, context);
    if (next === 'open') return step(openVoteAct, { round: null }, answerOpened);
    return next === 'call'
      ? step(callVoteAct, { round: null }, answerCalled)
      : step(showBallotAct, {}, (ballot) => ({ answer: renderBallot(ballot) }));
  },
});
