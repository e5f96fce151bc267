import { showRoundAct } from '../../src/acts/imposter.js';
import { warnOfClosed } from '../../src/discord/imposter/vote-reply.js';
import { renderStatus } from '../../src/discord/imposter/word-game-lists.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { text } from '../../src/text/index.js';

export const status = command({
  name: 'status',
  words: text.commands.imposter.status,
  acts: [showRoundAct],
  options: {},
  run: () =>
    step(showRoundAct, {}, async (round, context) => {
      const warning = await warnOfClosed(context, round);
      return { answer: { content: warning.join('\n'), embeds: [renderStatus(round)] } };
    }),
});
