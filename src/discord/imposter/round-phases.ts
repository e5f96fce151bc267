import type { NamedPlayer, RoundView } from '../../imposter/round-view.js';
import { en } from '../../text/en.js';
import { discordName } from '../../values/display-name.js';
import type { ButtonSpec } from '../kernel/button-row.js';
import { fitLines } from '../kernel/lines.js';
import { closeVoteId, guessId, nextTurnId, openVoteId, showWordId, voteId } from './ids.js';

function named({ name }: NamedPlayer): string {
  return discordName(name);
}

/** The talk: the speaking order and who has the floor. */
export function describeTalk({
  players,
  imposterCount,
  speakerTurn,
  phaseEndsAt,
}: RoundView): string {
  const { wordGame } = en;
  const order = players
    .flatMap((player) => (player.turn === null ? [] : [{ ...player, turn: player.turn }]))
    .sort((a, b) => a.turn - b.turn);
  const speaker = order.find(({ turn }) => turn === speakerTurn);
  const lines = [
    en.imposter.active(players.length, imposterCount),
    '',
    speaker === undefined ? wordGame.turnsOver : wordGame.turn(named(speaker)),
    wordGame.order(
      order.map((player) => (player === speaker ? `**${named(player)}**` : named(player))),
    ),
    ...(phaseEndsAt === null ? [] : [wordGame.talkEnds(phaseEndsAt)]),
    '',
    wordGame.noMessage,
  ];
  return fitLines(lines, wordGame.more);
}

/** An open ballot: how many have voted, never who for whom. */
export function describeVote({ players, ballot, phaseEndsAt }: RoundView): string {
  const { wordGame } = en;
  const lines = [
    ...(ballot > 1 ? [wordGame.tied(players.filter(({ isTied }) => isTied).map(named))] : []),
    wordGame.voting,
    wordGame.progress(players.filter(({ hasVoted }) => hasVoted).length, players.length),
    ...(phaseEndsAt === null ? [] : [wordGame.voteEnds(phaseEndsAt)]),
  ];
  return fitLines(lines, wordGame.more);
}

/** The last guess of who was caught. */
export function describeGuess({ caught, phaseEndsAt }: RoundView): string {
  return caught === null || phaseEndsAt === null
    ? ''
    : en.wordGame.guessing(named(caught), phaseEndsAt);
}

/** The buttons of the talk, the vote and the last guess. */
export function listPhaseButtons({
  id,
  status,
  speakerTurn,
  ballot,
}: RoundView): readonly ButtonSpec[] {
  const { buttons } = en.wordGame;
  const showWord = {
    label: en.buttons.showWord,
    style: 'primary',
    id: showWordId.with({ round: id }),
  } as const;
  switch (status) {
    case 'ACTIVE': {
      const next = {
        label: buttons.next,
        style: 'secondary',
        id: nextTurnId.with({ round: id, turn: speakerTurn ?? 0 }),
      } as const;
      const openVote = {
        label: buttons.openVote,
        style: 'secondary',
        id: openVoteId.with({ round: id }),
      } as const;
      return [showWord, ...(speakerTurn === null ? [] : [next]), openVote];
    }
    case 'VOTING': {
      const vote = {
        label: buttons.vote,
        style: 'success',
        id: voteId.with({ round: id }),
      } as const;
      const close = {
        label: buttons.closeVote,
        style: 'secondary',
        id: closeVoteId.with({ round: id, ballot }),
      } as const;
      return [vote, showWord, close];
    }
    case 'GUESSING':
      return [{ label: buttons.guess, style: 'danger', id: guessId.with({ round: id }) }];
    default:
      return [showWord];
  }
}
