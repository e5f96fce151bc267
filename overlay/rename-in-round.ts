import type { Person, RoundState } from '../src/contract/round.js';

/** The round with every person in it renamed. */
export function renameInRound(round: RoundState, rename: (person: Person) => Person): RoundState {
  const { players, speaker, caught, reveal } = round;
  return {
    ...round,
    players: players.map(rename),
    speaker: speaker && rename(speaker),
    caught: caught && rename(caught),
    reveal: reveal && { ...reveal, imposters: reveal.imposters.map(rename) },
  };
}
