import { offerResetAct } from '../../src/acts/resetting.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { step } from '../../src/discord/kernel/step.js';
import { renderResetOffer } from '../../src/discord/party/render-reset.js';
import { text } from '../../src/text/index.js';

export const reset = command({
  name: 'reset',
  words: text.commands.party.reset,
  acts: [offerResetAct],
  options: {},
  run: () =>
    step(offerResetAct, {}, ({ party, resetId, files }) => ({
      answer: renderResetOffer(party.name, resetId, files),
    })),
});
