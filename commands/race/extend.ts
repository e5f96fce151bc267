import { extendLockAct } from '../../src/acts/race-editing.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { optionalText } from '../../src/discord/kernel/option.js';
import { step } from '../../src/discord/kernel/step.js';
import { completeRaces } from '../../src/discord/party/completion.js';
import { answerExtended } from '../../src/discord/racing/edited-reply.js';
import { completeExtensions } from '../../src/discord/racing/race-completion.js';
import { text } from '../../src/text/index.js';

export const extend = command({
  name: 'extend',
  words: text.commands.race.extend,
  acts: [extendLockAct],
  options: {
    by: optionalText({ complete: completeExtensions }),
    race: optionalText({ complete: completeRaces }),
  },
  run: ({ by, race }) => step(extendLockAct, by === null ? { race } : { race, by }, answerExtended),
});
