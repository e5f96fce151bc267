import { offerResetAct } from '../../src/acts/resetting.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { renderResetOffer } from '../../src/discord/party/render-reset.js';
import { commandWords } from '../../src/text/en/commands.js';

export const reset = command({
  name: 'reset',
  words: commandWords.party.reset,
  acts: [offerResetAct],
  options: {},
  run: () =>
    step(offerResetAct, {}, ({ party, resetId, files }) => ({
      answer: renderResetOffer(party.name, resetId, files),
    })),
});
