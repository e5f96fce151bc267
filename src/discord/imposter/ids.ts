import { componentId, idArg, numberArg, optionalArg } from '../kernel/component-id.js';

const round = { round: idArg };
/** The round counts for nothing where the guest's own running round is meant. */
const anyRound = { round: optionalArg(idArg, '') };

export const showWordId = componentId({ name: 'show-word', version: 1, args: anyRound });
export const voteId = componentId({ name: 'vote', version: 1, args: anyRound });
export const lobbyInId = componentId({ name: 'lobby-in', version: 1, args: round });
export const lobbyOutId = componentId({ name: 'lobby-out', version: 1, args: round });
export const dealLobbyId = componentId({ name: 'deal-lobby', version: 1, args: round });
export const nextRoundId = componentId({ name: 'next-round', version: 1, args: round });
export const nextTurnId = componentId({
  name: 'next-turn',
  version: 1,
  args: { round: idArg, turn: numberArg },
});
export const noteClueId = componentId({ name: 'note-clue', version: 1, args: round });
export const openVoteId = componentId({ name: 'open-vote', version: 1, args: round });
export const closeVoteId = componentId({
  name: 'close-vote',
  version: 1,
  args: { round: idArg, ballot: numberArg },
});
export const surelyCloseVoteId = componentId({
  name: 'surely-close-vote',
  version: 1,
  args: { round: idArg, ballot: numberArg },
});
export const castVoteId = componentId({
  name: 'cast-vote',
  version: 1,
  args: { round: idArg, ballot: numberArg, select: optionalArg(numberArg, 0) },
});
export const guessId = componentId({ name: 'guess', version: 1, args: round });
export const checkDealId = componentId({ name: 'check-deal', version: 1, args: round });
