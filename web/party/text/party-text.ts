import { coins } from './words.js';

/** What the dashboard says around its tabs. */
export const partyText = {
  title: 'Party',
  opening: 'Looking for the party …',
  openingLate:
    'The party is not answering. Its computer may be off or asleep. Leave this page open: it comes back by itself.',
  tabs: { racing: 'Racing', betting: 'Betting', word: 'Word', wallet: 'Wallet' },
  tabList: 'Parts of the party',
  pin: 'PIN',
  pinHold: 'Hold to see your PIN',
  balance: (value: number) => `You have ${coins(value)}`,
  away: (time: string | null) =>
    time === null
      ? 'No connection. Trying again …'
      : `No connection. Shown as of ${time}, trying again …`,
  sending: (what: string) => `No answer yet: ${what}. Trying again …`,
  unknown: (what: string) =>
    `No answer came: ${what}. It may have counted; what you see here once you are connected is what counts.`,
  stillDone: (what: string) => `Done after all: ${what}.`,
  choose: 'Races',
  signOut: 'signing out',
};

/** The toasts about coins that move without the guest's own tap. */
export const coinText = {
  won: (value: number, target: string) => `You won ${coins(value)}! ${target} came first.`,
  prize: (value: number) => `You won ${coins(value)} in the word game!`,
  refund: (value: number, race: string) => `${coins(value)} came back to you from ${race}.`,
  given: (value: number) => `The host gave you ${coins(value)}.`,
  taken: (value: number) => `The host took ${coins(Math.abs(value))}.`,
  reversed: (value: number, race: string | null) =>
    `A payout${race === null ? '' : ` of ${race}`} was taken back: ${coins(Math.abs(value))}.`,
  lost: (target: string, value: number) => `${target} did not win: ${coins(value)} lost.`,
  turn: 'It is your turn to speak.',
};
