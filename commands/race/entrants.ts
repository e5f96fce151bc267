import { setEntrantsAct, showEntrantsAct } from '../../src/acts/entrants.js';
import { command } from '../../src/discord/kernel/declare-command.js';
import { optionalText } from '../../src/discord/kernel/option.js';
import { step } from '../../src/discord/kernel/step.js';
import { completeGuests, completeRaces } from '../../src/discord/party/completion.js';
import { answerEntrants } from '../../src/discord/racing/entrants-reply.js';
import { text } from '../../src/text/index.js';

function listOf(who: string | null): string[] {
  return who === null ? [] : [who];
}

export const entrants = command({
  name: 'entrants',
  words: text.commands.race.entrants,
  acts: [showEntrantsAct, setEntrantsAct],
  options: {
    race: optionalText({ complete: completeRaces }),
    add: optionalText({ complete: completeGuests }),
    remove: optionalText({ complete: completeGuests }),
  },
  run: ({ race, add, remove }) =>
    add === null && remove === null
      ? step(showEntrantsAct, { race }, answerEntrants)
      : step(setEntrantsAct, { race, add: listOf(add), remove: listOf(remove) }, answerEntrants),
});
