import type { CommonText } from '../texts/common.js';
import { coins, digits } from './words.js';

export const common: CommonText = {
  coins,
  digits,
  percent: ({ part, whole }) => `${digits(Math.round((1000 * part) / whole) / 10)}%`,
  more: (hidden) => `… and ${digits(hidden)} more`,
  page: ({ page, pages }) => `Page ${page} of ${pages}`,
  playChips: 'Coins are play chips without cash value.',
  slow: 'This takes longer than usual. The answer comes here as soon as it is there.',
  restarted:
    'Party OS restarted before it could answer, and there is no trace of this. Please try again; nothing is done twice.',
  bug: ({ reference }) =>
    `Something went wrong on our side. Try again in a moment. If it stays like this, tell the host the reference ${reference}.`,
};
