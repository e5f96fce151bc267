import type { BetText } from '../texts/bet.js';
import { coins } from './words.js';

export const bet: BetText = {
  title: 'Bet placed',
  raisedTitle: 'Bet raised',
  opened: 'No race was on, so this bet opened one. It takes laps now.',
  on: 'On',
  stake: 'Stake',
  stakeRaised: ({ added, total }) => `${coins(total)} (${coins(added)} added)`,
  rule: 'Rule',
  ruleText: (rule) =>
    rule === 'double'
      ? 'Double: a winning bet pays twice its stake.'
      : 'Pool: winners share the pot by stake.',
  cap: ({ cap, room }) =>
    `Each guest may stake ${coins(cap)} at most; ${room === 0 ? 'that is all of it' : `${coins(room)} more are possible`}.`,
  possible: 'Pays if it wins',
  possiblePool: ({ amount }) => `about ${coins(amount)}, as the pot stands now`,
  balance: 'Balance after',
  titleFor: ({ name, isRaised }) => `Bet ${isRaised ? 'raised' : 'placed'} for ${name}`,
  pot: 'Pot now',
  potText: ({ pot, backing, racer, share }) =>
    `${coins(pot)}, of which ${coins(backing)} on ${racer}. This bet would take ${share} of the pot.`,
  footer: ({ staked, total, canRepeat }) =>
    `${canRepeat ? `Again stakes ${coins(staked)} more. ` : ''}Withdraw takes ${staked === total ? 'it' : `all ${coins(total)}`} back until betting locks. Play chips without cash value.`,
  withdrawn: ({ amount, racer, race, balance }) =>
    `${coins(amount)} on **${racer}** in ${race} are back in the wallet: ${coins(balance)} now. \`/bet\` places another while betting is open.`,
  inRace: (race) => `in ${race}`,
};
