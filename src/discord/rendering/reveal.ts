import type { APIEmbedField } from 'discord.js';
import type { RevealView, RoundView } from '../../imposter/read-round.js';
import { discordName } from '../../party/display-name.js';
import { en } from '../../text/en.js';
import { fitLines } from './lines.js';

/** Discord's limit for a field's value (developer docs, Embed Limits). */
const maxField = 1024;

function field(name: string, lines: readonly string[]): readonly APIEmbedField[] {
  return lines.length === 0 ? [] : [{ name, value: fitLines(lines, en.wordGame.more, maxField) }];
}

/** Who won, word, hint, roles, who was out and the last guess of a round that is over. */
export function describeOutcome(view: RoundView, reveal: RevealView): string {
  const { wordGame } = en;
  const { imposters, word, hint, outcome, guess, isGuessRight } = reveal;
  const hasVoted = outcome !== null && outcome !== 'UNDECIDED';
  const { caught } = view;
  const isCaught = imposters.some(({ userId }) => userId === caught?.userId);
  const isOnly = isCaught && imposters.length === 1;
  const out =
    caught === null
      ? wordGame.noneOut(reveal.votes.length, view.ballot)
      : wordGame.out(discordName(caught.name), isCaught, isOnly);
  const lines = [
    ...(outcome === null ? [] : [`**${wordGame.outcomes[outcome](imposters.length)}**`]),
    ...(hasVoted ? [out] : []),
    ...(isOnly ? [] : [en.imposter.revealedImposters(imposters.map(({ name }) => discordName(name)))]),
    en.imposter.revealedWord(discordName(word), discordName(hint)),
    ...(guess === null && outcome === 'CIVILIANS' ? [wordGame.notGuessed] : []),
    ...(guess === null ? [] : [wordGame.guessed(discordName(guess), isGuessRight)]),
  ];
  return fitLines(lines, wordGame.more);
}

/** Who voted for whom, and who won what. */
export function listOutcome(view: RoundView, { votes, prizes }: RevealView): readonly APIEmbedField[] {
  const { wordGame } = en;
  const names = new Map(view.players.map(({ userId, name }) => [userId, discordName(name)]));
  const nameOf = (userId: string): string => names.get(userId) ?? '';
  return [
    ...field(
      wordGame.votesTitle(view.ballot),
      votes.map(({ voterId, targetId }) => wordGame.voted(nameOf(voterId), nameOf(targetId))),
    ),
    ...field(
      wordGame.prizesTitle,
      prizes.map(({ name, amount, isCut }) => wordGame.prize(discordName(name), amount, isCut)),
    ),
  ];
}
