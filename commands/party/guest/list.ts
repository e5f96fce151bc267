import { listGuestsAct } from '../../../src/acts/guests.js';
import { command } from '../../../src/discord/kernel/declare-command.js';
import { step } from '../../../src/discord/kernel/step.js';
import { renderSeats } from '../../../src/discord/party/render-guests.js';
import { commandWords } from '../../../src/text/en/commands.js';

export const list = command({
  name: 'list',
  words: commandWords.party.guest.list,
  acts: [listGuestsAct],
  options: {},
  run: () => step(listGuestsAct, { page: 1 }, (seats) => ({ answer: renderSeats(seats) })),
});
