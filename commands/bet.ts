import { placeBetAct, placeBetForAct } from '../src/acts/betting.js';
import { completeRacers } from '../src/discord/betting/racer-completion.js';
import { answerTicket } from '../src/discord/betting/ticket.js';
import { command } from '../src/discord/kernel/declare-command.js';
import { optionalText, requiredText } from '../src/discord/kernel/option.js';
import { step } from '../src/discord/kernel/step.js';
import { completeGuests, completeRaces } from '../src/discord/party/completion.js';
import { text } from '../src/text/index.js';

export const bet = command({
  name: 'bet',
  words: text.commands.bet,
  acts: [placeBetAct, placeBetForAct],
  options: {
    racer: requiredText({ complete: completeRacers }),
    amount: requiredText(),
    race: optionalText({ complete: completeRaces }),
    for: optionalText({ complete: completeGuests }),
  },
  run: ({ for: bettor, ...stake }) =>
    bettor === null
      ? step(placeBetAct, stake, answerTicket)
      : step(placeBetForAct, { ...stake, bettor }, answerTicket),
});
