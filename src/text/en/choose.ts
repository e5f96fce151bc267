import type { ChooseText } from '../texts/choose.js';

export const choose: ChooseText = {
  race: 'Several races fit. Which one?',
  guest: ({ input }) => `Several guests are called like “${input}”. Which one?`,
  placeholder: 'Choose one',
};
