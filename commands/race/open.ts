import { backings, lapRules, openRaceAct, payoutRules } from '../../src/acts/racing.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { oneOf, optionalText } from '../../src/discord/kernel/option.js';
import { step } from '../../src/discord/kernel/step.js';
import { answerOpened } from '../../src/discord/racing/opened-reply.js';
import { completeLocks, completeUsed } from '../../src/discord/racing/race-completion.js';
import { text } from '../../src/text/index.js';

export const open = command({
  name: 'open',
  words: text.commands.race.open,
  acts: [openRaceAct],
  options: {
    title: optionalText(),
    track: optionalText({ complete: completeUsed('track') }),
    payout: oneOf(...payoutRules),
    lock: optionalText({ complete: completeLocks }),
    laps: oneOf(...lapRules),
    backing: oneOf(...backings),
    cap: optionalText(),
  },
  run: (args) => step(openRaceAct, args, answerOpened),
});
