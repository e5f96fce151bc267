import { showStandingsAct } from '../src/acts/party.js';
import { command } from '../src/discord/kernel/declare-command.js';
import { step } from '../src/discord/kernel/step.js';
import { answerStandings } from '../src/discord/party/render-standings.js';
import { text } from '../src/text/index.js';

export const standings = command({
  name: 'standings',
  words: text.commands.standings,
  acts: [showStandingsAct],
  options: {},
  run: () => step(showStandingsAct, {}, answerStandings),
});
