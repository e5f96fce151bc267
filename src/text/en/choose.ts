import type { ChooseText } from '../texts/choose.js';
import { race } from './race.js';
import { coins } from './words.js';

export const choose: ChooseText = {
  race: 'Several races fit. Which one?',
  raceHint: ({ status, isCancelled, pot, bets }) =>
    `${race.listStatus({ status, isCancelled })} · ${race.listPot({ pot, bets })}`,
  guestHint: ({ account, coins: held }) =>
    `${account === null ? 'walk-in' : `Discord account …${account}`}, ${coins(held)}`,
  more: ({ hidden }) => `${hidden} more fit: type more of the name to see them.`,
  guest: ({ input }) => `Several guests are called like “${input}”. Which one?`,
  placeholder: 'Choose one',
};
