import { showPanelAct } from '../../src/acts/control.js';
import { answerPanel } from '../../src/discord/control/panel-reply.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { text } from '../../src/text/index.js';

export const control = command({
  name: 'control',
  words: text.commands.party.control,
  acts: [showPanelAct],
  options: {},
  run: () => step(showPanelAct, {}, answerPanel),
});
