import type { ChooseText } from '../texts/choose.js';
import { race } from './race.js';

export const choose: ChooseText = {
  race: 'Several races fit. Which one?',
  raceHint: ({ status, isCancelled, pot, bets }) =>
    `${race.listStatus({ status, isCancelled })} · ${race.listPot({ pot, bets })}`,
  guest: ({ input }) => `Several guests are called like “${input}”. Which one?`,
  placeholder: 'Choose one',
};
