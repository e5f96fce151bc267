import type { Chip } from 'discord-stand-in';

/** Buttons that tell of the party's moment, as their custom ids begin. */
const race = ['enter-race'];
const bets = ['bet-on'];
const round = ['show-word', 'guess', 'deal-lobby'];
const vote = ['vote', 'open-vote'];

/**
 * The commands that are offered below the line: what the moment is for, then what one may always.
 * Guests are offered nothing that only hosts may.
 */
export const chips: readonly Chip[] = [
  { command: 'join', isOnce: true },
  { command: 'settle', isForManagers: true, seeing: race },
  { command: 'imposter reveal', isForManagers: true, seeing: ['vote', 'guess'] },
  { command: 'imposter vote', seeing: vote },
  { command: 'imposter word', seeing: ['show-word'] },
  { command: 'bet', seeing: bets },
  { command: 'lap', seeing: ['lap-form'] },
  { command: 'race lock', isForManagers: true, seeing: bets },
  { command: 'race unlock', isForManagers: true, seeing: race, unlessSeeing: bets },
  { command: 'bet', unlessSeeing: race },
  { command: 'lap', unlessSeeing: race },
  { command: 'race open', isForManagers: true, unlessSeeing: race },
  { command: 'imposter start', isForManagers: true, unlessSeeing: round },
  { command: 'leaderboard' },
  { command: 'wallet' },
  { command: 'bets' },
  { command: 'standings' },
  { command: 'imposter scores' },
  { command: 'help' },
  { command: 'party', isForManagers: true },
  { command: 'race', isForManagers: true },
  { command: 'imposter', isForManagers: true },
  { command: 'settle', isForManagers: true },
  // Again, at the end: it shows the PIN.
  { command: 'join' },
];
