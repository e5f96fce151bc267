import { unlockRaceAct } from '../../src/acts/racing.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { text } from '../../src/discord/kernel/option.js';
import { step } from '../../src/discord/kernel/step.js';
import { completeRaces } from '../../src/discord/party/completion.js';
import { answerUnlocked } from '../../src/discord/racing/render-race.js';
import { commandWords } from '../../src/text/en/commands.js';
import { en } from '../../src/text/en.js';

export const unlock = command({
  name: 'unlock',
  words: commandWords.race.unlock,
  acts: [unlockRaceAct],
  options: { race: text({ complete: completeRaces }) },
  run: ({ race }) =>
    step(unlockRaceAct, { race, raceId: null }, (changed) =>
      answerUnlocked(changed, en.race.unlocked),
    ),
});
