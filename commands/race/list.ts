import { listRacesAct } from '../../src/acts/racing.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { answerRaceList } from '../../src/discord/racing/opened-reply.js';
import { commandWords } from '../../src/text/en/commands.js';

export const list = command({
  name: 'list',
  words: commandWords.race.list,
  acts: [listRacesAct],
  options: {},
  run: () => step(listRacesAct, {}, answerRaceList),
});
