import { unlockRaceAct } from '../../src/acts/racing.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { optionalText } from '../../src/discord/kernel/option.js';
import { step } from '../../src/discord/kernel/step.js';
import { completeRaces } from '../../src/discord/party/completion.js';
import { answerUnlocked } from '../../src/discord/racing/render-race.js';
import { text } from '../../src/text/index.js';

export const unlock = command({
  name: 'unlock',
  words: text.commands.race.unlock,
  acts: [unlockRaceAct],
  options: { race: optionalText({ complete: completeRaces }) },
  run: ({ race }) =>
    step(unlockRaceAct, { race, raceId: null }, (changed) =>
      answerUnlocked(changed, text.race.unlocked),
    ),
});
