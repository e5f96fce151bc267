import { cancelRaceAct } from '../../src/acts/racing.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { optionalText } from '../../src/discord/kernel/option.js';
import { step } from '../../src/discord/kernel/step.js';
import { completeRaces } from '../../src/discord/party/completion.js';
import { answerCancelled } from '../../src/discord/racing/render-race.js';
import { text } from '../../src/text/index.js';

export const cancel = command({
  name: 'cancel',
  words: text.commands.race.cancel,
  acts: [cancelRaceAct],
  options: { race: optionalText({ complete: completeRaces }) },
  run: ({ race }) => step(cancelRaceAct, { race, raceId: null }, answerCancelled),
});
