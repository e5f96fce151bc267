import { showSettingsAct } from '../../src/acts/settings.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { answerSetup } from '../../src/discord/party/setup-reply.js';
import { text } from '../../src/text/index.js';

export const setup = command({
  name: 'setup',
  words: text.commands.party.setup,
  acts: [showSettingsAct],
  options: {},
  run: () => step(showSettingsAct, {}, answerSetup),
});
