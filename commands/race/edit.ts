import { editRaceAct } from '../../src/acts/race-editing.js';
import { payoutRules } from '../../src/acts/racing.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { oneOf, optionalText } from '../../src/discord/kernel/option.js';
import { step } from '../../src/discord/kernel/step.js';
import { completeRaces } from '../../src/discord/party/completion.js';
import { answerEdited } from '../../src/discord/racing/edited-reply.js';
import { completeLocks, completeUsed } from '../../src/discord/racing/race-completion.js';
import { text } from '../../src/text/index.js';

export const edit = command({
  name: 'edit',
  words: text.commands.race.edit,
  acts: [editRaceAct],
  options: {
    race: optionalText({ complete: completeRaces }),
    title: optionalText(),
    track: optionalText({ complete: completeUsed('track') }),
    payout: oneOf(...payoutRules),
    lock: optionalText({ complete: completeLocks }),
    cap: optionalText(),
  },
  run: (args) => step(editRaceAct, args, answerEdited),
});
