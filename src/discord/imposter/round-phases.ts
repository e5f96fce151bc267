import { isSecondBallot, majorityOf, talkOf } from '../../contract/round.js';
import type { NamedPlayer, RoundView } from '../../imposter/round-view.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import type { ButtonSpec } from '../kernel/button-row.js';
import { fitLines, fitNames } from '../kernel/lines.js';
import {
  closeVoteId,
  guessId,
  nextTurnId,
  noteClueId,
  openVoteId,
  showWordId,
  voteId,
} from './ids.js';

/** Room for the names of who has voted, in characters. */
const ticksLength = 1_500;

function named({ name }: NamedPlayer): string {
  return discordName(name);
}

/** The talk: the speaking order and who has the floor. */
export function describeTalk(view: RoundView): string {
  const { players, speakerTurn, phaseEndsAt, turnEndsAt } = view;
  const inside = players.filter(({ outTalk }) => outTalk === null);
  const order = inside
    .flatMap((player) => (player.turn === null ? [] : [{ ...player, turn: player.turn }]))
    .sort((a, b) => a.turn - b.turn);
  const speaker = order.find(({ turn }) => turn === speakerTurn);
  const calls = inside.filter(({ wantsVote }) => wantsVote).length;
  const lines = [
    introduce(view),
    ...listOut(players),
    '',
    speaker === undefined ? text.imposter.talk.over : text.imposter.talk.turn(named(speaker)),
    text.imposter.talk.order(
      order.map((player) => (player === speaker ? `**${named(player)}**` : named(player))),
    ),
    ...(calls === 0
      ? []
      : [text.imposter.talk.calls({ cast: calls, needed: majorityOf(inside.length) })]),
    ...(turnEndsAt === null ? [] : [text.imposter.talk.turnEnds({ endsAt: turnEndsAt })]),
    ...listClues(players),
    ...(phaseEndsAt === null ? [] : [text.imposter.talk.ends({ at: phaseEndsAt })]),
    '',
    text.imposter.talk.noMessage,
  ];
  return fitLines(lines, text.common.more);
}

/** What a talk is about: the first one of a round, or one after a vote. */
function introduce({ players, imposterCount, variant, ballot }: RoundView): string {
  const talk = talkOf(ballot);
  if (talk === 1)
    return text.imposter.active({
      ...{ players: players.length, imposters: imposterCount },
      isCloseWord: variant === 'close-word',
    });
  const out = players.filter(({ outTalk }) => outTalk === talk - 1).map(named);
  return text.imposter.goesOn({
    out: out.map((name) => `**${name}**`),
    isTie: out.length === 0,
    players: players.filter(({ outTalk }) => outTalk === null).length,
  });
}

/** Who is out of an elimination, first out first. */
function listOut(players: RoundView['players']): readonly string[] {
  const out = players
    .filter(({ outTalk }) => outTalk !== null)
    .toSorted((a, b) => (a.outTalk ?? 0) - (b.outTalk ?? 0));
  return out.length === 0 ? [] : [text.imposter.eliminated(out.map(named))];
}

/** An open ballot: how many have voted and who, never for whom. */
export function describeVote({ players: all, ballot, phaseEndsAt }: RoundView): string {
  const players = all.filter(({ outTalk }) => outTalk === null);
  const lines = [
    ...(isSecondBallot(ballot)
      ? [text.imposter.vote.tied(players.filter(({ isTied }) => isTied).map(named))]
      : []),
    ...listOut(all),
    text.imposter.vote.how,
    text.imposter.vote.progress({
      cast: players.filter(({ hasVoted }) => hasVoted).length,
      needed: players.length,
    }),
    fitNames(
      players.map((player) =>
        text.imposter.vote.tick({ name: named(player), hasVoted: player.hasVoted }),
      ),
      text.common.more,
      ticksLength,
    ),
    ...listClues(players),
    ...(phaseEndsAt === null ? [] : [text.imposter.vote.ends({ at: phaseEndsAt })]),
  ];
  return fitLines(lines, text.common.more);
}

/** What was noted of the clues, in speaking order. */
function listClues(players: RoundView['players']): readonly string[] {
  const noted = players
    .toSorted((a, b) => (a.turn ?? 0) - (b.turn ?? 0))
    .flatMap((player) =>
      player.clue === null ? [] : [{ name: named(player), clue: discordName(player.clue) }],
    );
  return noted.length === 0 ? [] : ['', ...noted.map(text.imposter.talk.noted), ''];
}

/** The last guess of the player who was caught. */
export function describeGuess({ caught, phaseEndsAt }: RoundView): string {
  return caught === null || phaseEndsAt === null
    ? ''
    : text.imposter.guess.caught({ name: named(caught), endsAt: phaseEndsAt });
}

function showWordButton({ id }: RoundView): ButtonSpec {
  return { label: text.buttons.showWord, style: 'primary', id: showWordId.with({ round: id }) };
}

function nextTurnButton(round: string, turn: number): ButtonSpec {
  return { label: text.buttons.nextTurn, style: 'secondary', id: nextTurnId.with({ round, turn }) };
}

function noteClueButton({ id }: RoundView): ButtonSpec {
  return { label: text.buttons.noteClue, style: 'secondary', id: noteClueId.with({ round: id }) };
}

function openVoteButton({ id }: RoundView): ButtonSpec {
  return { label: text.buttons.openVote, style: 'secondary', id: openVoteId.with({ round: id }) };
}

function voteButton({ id }: RoundView): ButtonSpec {
  return { label: text.buttons.vote, style: 'success', id: voteId.with({ round: id }) };
}

function closeVoteButton({ id, ballot }: RoundView): ButtonSpec {
  const { closeVote } = text.buttons;
  return { label: closeVote, style: 'secondary', id: closeVoteId.with({ round: id, ballot }) };
}

function guessButton({ id }: RoundView): ButtonSpec {
  return { label: text.buttons.guess, style: 'danger', id: guessId.with({ round: id }) };
}

/** The buttons of the talk, the vote and the last guess. */
export function listPhaseButtons(round: RoundView): readonly ButtonSpec[] {
  const { id, status, speakerTurn } = round;
  switch (status) {
    case 'ACTIVE': {
      const next = speakerTurn === null ? [] : [nextTurnButton(id, speakerTurn)];
      return [showWordButton(round), noteClueButton(round), ...next, openVoteButton(round)];
    }
    case 'VOTING':
      return [voteButton(round), showWordButton(round), closeVoteButton(round)];
    case 'GUESSING':
      return [guessButton(round)];
    default:
      return [showWordButton(round)];
  }
}
