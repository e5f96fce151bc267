import { startRoundAct } from '../../src/acts/imposter.js';
import { answerStart } from '../../src/discord/imposter/start-reply.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { integer, oneOf, optionalText } from '../../src/discord/kernel/option.js';
import { step } from '../../src/discord/kernel/step.js';
import {
  completeTalkTimes,
  completeTopics,
  completeTurnTimes,
} from '../../src/discord/party/completion.js';
import { text } from '../../src/text/index.js';

export const start = command({
  name: 'start',
  words: text.commands.imposter.start,
  acts: [startRoundAct],
  options: {
    topic: optionalText({ complete: completeTopics }),
    imposters: integer({ min: 1 }),
    players: oneOf('everyone', 'lobby'),
    talk: optionalText({ complete: completeTalkTimes }),
    turn: optionalText({ complete: completeTurnTimes }),
    mode: oneOf('one-vote', 'elimination'),
    variant: oneOf('imposter', 'close-word'),
  },
  run: ({ imposters, players, mode, variant, ...choices }) => {
    const chosen = { imposters: imposters ?? 1, players: players ?? 'everyone' } as const;
    const kind = { mode: mode ?? 'one-vote', variant: variant ?? 'imposter' } as const;
    return step(startRoundAct, { ...choices, ...chosen, ...kind }, answerStart);
  },
});
