import { listGuestsAct } from '../../../src/acts/guests.js';
import { command } from '../../../src/discord/kernel/declare-command.js';
import { step } from '../../../src/discord/kernel/step.js';
import { renderSeats } from '../../../src/discord/party/render-guests.js';
import { text } from '../../../src/text/index.js';

export const list = command({
  name: 'list',
  words: text.commands.party.guest.list,
  acts: [listGuestsAct],
  options: {},
  run: () => step(listGuestsAct, { page: 1 }, (seats) => ({ answer: renderSeats(seats) })),
});
