import { changeSettingsAct, showSettingsAct } from '../../src/acts/settings.js';
import { webJoins } from '../../src/contract/phone.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { oneOf } from '../../src/discord/kernel/option.js';
import { step } from '../../src/discord/kernel/step.js';
import { answerSetup } from '../../src/discord/party/setup-reply.js';
import { text } from '../../src/text/index.js';

export const setup = command({
  name: 'setup',
  words: text.commands.party.setup,
  acts: [showSettingsAct, changeSettingsAct],
  options: { 'web-join': oneOf(...webJoins) },
  run: ({ 'web-join': webJoin }) =>
    webJoin === null
      ? step(showSettingsAct, {}, answerSetup)
      : step(changeSettingsAct, { webJoin }, answerSetup),
});
