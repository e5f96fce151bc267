import { lockRaceAct } from '../../src/acts/racing.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { optionalText } from '../../src/discord/kernel/option.js';
import { step } from '../../src/discord/kernel/step.js';
import { completeRaces } from '../../src/discord/party/completion.js';
import { answerLocked } from '../../src/discord/racing/render-race.js';
import { text } from '../../src/text/index.js';

export const lock = command({
  name: 'lock',
  words: text.commands.race.lock,
  acts: [lockRaceAct],
  options: { race: optionalText({ complete: completeRaces }) },
  run: ({ race }) => step(lockRaceAct, { race, raceId: null }, answerLocked),
});
