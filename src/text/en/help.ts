import type { HelpText } from '../texts/help.js';
import { coins } from './words.js';

export const help: HelpText = {
  title: 'What you can do now',
  allTitle: 'All your commands',
  join: '`/join` gets you in, with 1,000 coins.',
  lap: ({ race }) =>
    race === null
      ? '`/lap time:1:24.500` opens a race with your lap.'
      : `\`/lap time:1:24.500\` sets your lap in ${race}.`,
  bet: (race) => `\`/bet racer:… amount:100\` backs a racer in ${race}.`,
  leaderboard: '`/leaderboard` shows who is ahead.',
  bets: '`/bets` shows your bets and what became of them.',
  wallet: ({ balance }) => `\`/wallet\` shows your ${coins(balance)} and where they went.`,
  word: '`/imposter word` shows your secret word again.',
  vote: '`/imposter vote` gives you your ballot once a host has opened the vote.',
  scores: '`/imposter scores` shows who won what in the word game.',
  openVote: '`/imposter vote` opens the vote, `/imposter status` tells who is not ready (a host).',
  start: '`/imposter start` begins a round of the word game (a host).',
  settle: (race) => `\`/settle\` pays out ${race}, with a preview first (a host).`,
  reveal: '`/imposter reveal` counts the votes, or ends the round without prizes (a host).',
  overlay:
    '`/party control` posts buttons that run the evening, `/party overlay` gives the links of the overlay, `/party setup` the settings, `/party guest add` a seat for a walk-in (a host).',
  openRace: '`/race open` starts a race with rules of your own (a host).',
  races: '`/race list` shows every race, its pot and laps that wait (a host).',
};
