import type { APIEmbedField } from 'discord.js';
import type { RevealView, RoundView } from '../../imposter/round-view.js';
import type { Vote } from '../../imposter/vote/ballot-rules.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { fitLines, fitNames } from '../kernel/lines.js';

/** Discord's limit for a field's value (developer docs, Embed Limits). */
const maxField = 1024;

/** Room for the names of one line. */
const maxNames = 800;

function field(name: string, lines: readonly string[]): readonly APIEmbedField[] {
  return lines.length === 0 ? [] : [{ name, value: fitLines(lines, text.common.more, maxField) }];
}

/** Who won, word, hint, roles, who was out and the last guess of a round that is over. */
export function describeOutcome(view: RoundView, reveal: RevealView): string {
  const { imposters, word, hint, outcome, guess, isGuessRight, votes } = reveal;
  const hasVoted = outcome !== null && outcome !== 'UNDECIDED';
  const { caught } = view;
  const isCaught = imposters.some(({ userId }) => userId === caught?.userId);
  const isOnly = isCaught && imposters.length === 1;
  const counts = { imposters: imposters.length, votes: votes.length, ballot: view.ballot };
  const out =
    caught === null
      ? text.imposter.reveal.noneOut({ ballot: view.ballot })
      : text.imposter.reveal.out({ name: discordName(caught.name), isImposter: isCaught, isOnly });
  const lines = [
    ...(outcome === null ? [] : [`**${text.imposter.reveal.outcomes[outcome](counts)}**`]),
    ...(hasVoted ? [out] : []),
    ...(isOnly
      ? []
      : [text.imposter.reveal.imposters(imposters.map(({ name }) => discordName(name)))]),
    text.imposter.reveal.word({ word: discordName(word), hint: discordName(hint) }),
    ...(guess === null && outcome === 'CIVILIANS' ? [text.imposter.reveal.notGuessed] : []),
    ...(guess === null
      ? []
      : [text.imposter.reveal.guessed({ text: discordName(guess), isRight: isGuessRight })]),
  ];
  return fitLines(lines, text.common.more);
}

/** Who voted for whom, and who won what. */
export function listOutcome(
  view: RoundView,
  { votes, tiedVotes, prizes }: RevealView,
): readonly APIEmbedField[] {
  const names = new Map(view.players.map(({ userId, name }) => [userId, discordName(name)]));
  const nameOf = (userId: string): string => names.get(userId) ?? '';
  const listVotes = (cast: readonly Vote[], ballot: number) =>
    field(
      text.imposter.reveal.votesTitle({ ballot, hasTwo: tiedVotes.length > 0 }),
      groupBy(
        cast,
        ({ targetId }) => targetId,
        ({ voterId }) => nameOf(voterId),
      )
        .toSorted((a, b) => b.names.length - a.names.length)
        .map(({ key, names: by }) =>
          text.imposter.reveal.voted({ name: nameOf(key), votes: by.length, voters: join(by) }),
        ),
    );
  const winners = groupBy(
    prizes,
    ({ amount, isCut }) => text.imposter.reveal.prize({ amount, isCut }),
    ({ name }) => discordName(name),
  );
  return [
    ...listVotes(tiedVotes, 1),
    ...listVotes(votes, view.ballot),
    ...field(
      text.imposter.reveal.prizesTitle,
      winners.map(({ key, names: of }) => `${key} ${join(of)}`),
    ),
  ];
}

function join(names: readonly string[]): string {
  return fitNames(names, text.common.more, maxNames);
}

/** Names under what they have in common, both in the order in which they come. */
function groupBy<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  nameOf: (row: T) => string,
): readonly { readonly key: string; readonly names: readonly string[] }[] {
  const groups = new Map<string, string[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), nameOf(row)]);
  return [...groups].map(([key, names]) => ({ key, names }));
}
