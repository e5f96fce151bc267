import { voidLapAct } from '../../src/acts/laps.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { requiredText } from '../../src/discord/kernel/option.js';
import { step } from '../../src/discord/kernel/step.js';
import { completeGuests } from '../../src/discord/party/completion.js';
import { completeLaps } from '../../src/discord/racing/race-completion.js';
import { answerVoided } from '../../src/discord/racing/render-race.js';
import { text } from '../../src/text/index.js';

export const voidLap = command({
  name: 'void-lap',
  words: text.commands.race['void-lap'],
  acts: [voidLapAct],
  options: {
    racer: requiredText({ complete: completeGuests }),
    lap: requiredText({ complete: completeLaps }),
    reason: requiredText(),
  },
  run: (args) => step(voidLapAct, args, answerVoided),
});
