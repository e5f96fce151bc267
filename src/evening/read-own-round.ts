import type { Ballot, OwnRound, RoundResult } from '../contract/phone.js';
import type { Database } from '../db/database.js';
import { isUserError } from '../errors.js';
import { readRound } from '../imposter/read-round.js';
import type { RevealView, RoundView } from '../imposter/round-view.js';
import { readBallot } from '../imposter/vote/read-ballot.js';

/** The running round, else the last one, as it is for one guest; never word, hint or role. */
export async function readOwnRound(
  db: Database,
  partyId: string,
  userId: string,
): Promise<OwnRound | null> {
  const round = await readRound(db, partyId);
  if (round === null) return null;
  const own = round.players.find((player) => player.userId === userId);
  const { id: roundId, number, status, speakerTurn: turn, players, caught, reveal } = round;
  const isMyTurn = status === 'ACTIVE' && turn !== null && own?.turn === turn;
  return {
    ...{ roundId, number, status, turn, isMyTurn },
    isPlaying: own !== undefined,
    isIn: isInLobby(round, userId),
    hasSeenWord: own?.delivery === 'SEEN',
    wantsVote: own?.wantsVote ?? false,
    votesWanted: players.filter(({ wantsVote }) => wantsVote).length,
    ballot: status === 'VOTING' && own !== undefined ? await readPaper(db, partyId, userId) : null,
    mayGuess: status === 'GUESSING' && caught?.userId === userId,
    result: reveal === null ? null : resultOf(reveal),
  };
}

function isInLobby({ status, lobby }: RoundView, userId: string): boolean | null {
  if (status !== 'LOBBY') return null;
  if (lobby.in.some((player) => player.userId === userId)) return true;
  return lobby.out.some((player) => player.userId === userId) ? false : null;
}

/** Null where the ballot was closed meanwhile. */
async function readPaper(db: Database, partyId: string, userId: string): Promise<Ballot | null> {
  try {
    const paper = await readBallot(db, { partyId, userId });
    const { ballot, candidates, chosenId } = paper;
    return { ballot, endsAt: paper.endsAt?.toISOString() ?? null, candidates, chosenId };
  } catch (error) {
    if (isUserError(error)) return null;
    throw error;
  }
}

function resultOf({ guess, isGuessRight, ballots, prizes }: RevealView): RoundResult {
  const votes = ballots.at(-1)?.votes ?? [];
  return {
    ...{ guess, isGuessRight, votes },
    prizes: prizes.map(({ userId, name, amount }) => ({ userId, name, amount })),
  };
}
