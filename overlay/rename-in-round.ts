import type { Person, RoundState } from '../src/contract/round.js';

/** The round with every person in it renamed. */
export function renameInRound(
  round: RoundState,
  rename: <P extends Person>(person: P) => P,
): RoundState {
  const { players, speaker, caught, reveal } = round;
  return {
    ...round,
    players: players.map((player) => rename(player)),
    speaker: speaker && rename(speaker),
    caught: caught && rename(caught),
    reveal: reveal && {
      ...reveal,
      imposters: reveal.imposters.map((person) => rename(person)),
      ballots: reveal.ballots?.map(({ ballot, tallies }) => ({
        ballot,
        tallies: tallies.map(({ target, voters }) => ({
          target: rename(target),
          voters: voters.map((voter) => rename(voter)),
        })),
      })),
    },
  };
}
