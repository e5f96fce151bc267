import { listRacesAct } from '../../src/acts/racing.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { answerRaceList } from '../../src/discord/racing/opened-reply.js';
import { text } from '../../src/text/index.js';

export const list = command({
  name: 'list',
  words: text.commands.race.list,
  acts: [listRacesAct],
  options: {},
  run: () => step(listRacesAct, {}, answerRaceList),
});
