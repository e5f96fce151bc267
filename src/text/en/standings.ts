import type { StandingsText } from '../texts/standings.js';
import { coins, count, digits } from './words.js';

export const standings: StandingsText = {
  title: 'Standings of the evening',
  head: 'The richest first: coins in the wallet, and those on races that are still on.',
  line: ({ place, name, coins: held, staked, won, laps, races, rounds }) =>
    [
      `${place}. ${name} · ${coins(held)}${staked === 0 ? '' : ` + ${digits(staked)} on races`}`,
      ...(won === 0 ? [] : [`${digits(won)} won`]),
      ...(laps === 0 ? [] : [count(laps, 'lap', 'laps')]),
      ...(races === 0 ? [] : [count(races, 'race won', 'races won')]),
      ...(rounds === 0 ? [] : [count(rounds, 'round won', 'rounds won')]),
    ].join(' · '),
};
