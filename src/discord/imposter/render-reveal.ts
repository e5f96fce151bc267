import type { APIEmbedField } from 'discord.js';
import { isSecondBallot, talkOf } from '../../contract/round.js';
import type { RevealView, RoundView } from '../../imposter/round-view.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { fitLines, fitNames } from '../kernel/lines.js';

/** Discord's limit for a field's value (developer docs, Embed Limits). */
const maxField = 1024;

/** Fields of votes at most, and their room together: an embed holds 25 fields and 6,000 characters. */
const mostBallots = 12;
const allVotes = 3_000;

/** Room for the names of one line. */
const maxNames = 800;

function field(
  name: string,
  lines: readonly string[],
  room: number = maxField,
): readonly APIEmbedField[] {
  return lines.length === 0 ? [] : [{ name, value: fitLines(lines, text.common.more, room) }];
}

/** Who won, word, hint, roles, who was out and the last guess of a round that is over. */
export function describeOutcome(view: RoundView, reveal: RevealView): string {
  const { imposters, word, hint, outcome, guess, isGuessRight, ballots } = reveal;
  const votes = ballots.find(({ ballot }) => ballot === view.ballot)?.votes ?? [];
  const hasVoted = outcome !== null && outcome !== 'UNDECIDED';
  const { caught } = view;
  const isCaught = imposters.some(({ userId }) => userId === caught?.userId);
  const isOnly = isCaught && imposters.length === 1;
  const counts = {
    imposters: imposters.length,
    votes: votes.length,
    isSecond: isSecondBallot(view.ballot),
  };
  const out =
    caught === null
      ? text.imposter.reveal.noneOut({ isSecond: isSecondBallot(view.ballot) })
      : text.imposter.reveal.out({ name: discordName(caught.name), isImposter: isCaught, isOnly });
  const lines = [
    ...(outcome === null ? [] : [`**${text.imposter.reveal.outcomes[outcome](counts)}**`]),
    ...(hasVoted ? [out] : []),
    ...(isOnly
      ? []
      : [text.imposter.reveal.imposters(imposters.map(({ name }) => discordName(name)))]),
    text.imposter.reveal.word({
      ...{ word: discordName(word), hint: discordName(hint) },
      isCloseWord: view.variant === 'close-word',
    }),
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
  { ballots, prizes }: RevealView,
): readonly APIEmbedField[] {
  const names = new Map(view.players.map(({ userId, name }) => [userId, discordName(name)]));
  const nameOf = (userId: string): string => names.get(userId) ?? '';
  const room = Math.min(maxField, Math.floor(allVotes / Math.max(1, ballots.length)));
  const isElimination = view.mode === 'elimination';
  const listVotes = ({ ballot, votes }: RevealView['ballots'][number]) =>
    field(
      text.imposter.reveal.votesTitle({
        ...{ isSecond: isSecondBallot(ballot), hasTwo: hasSecond(ballots, ballot) },
        talk: isElimination ? talkOf(ballot) : null,
      }),
      groupBy(
        votes,
        ({ targetId }) => targetId,
        ({ voterId }) => nameOf(voterId),
      )
        .toSorted((a, b) => b.names.length - a.names.length)
        .map(({ key, names: by }) =>
          text.imposter.reveal.voted({ name: nameOf(key), votes: by.length, voters: join(by) }),
        ),
      room,
    );
  const winners = groupBy(
    prizes,
    ({ amount, isCut }) => text.imposter.reveal.prize({ amount, isCut }),
    ({ name }) => discordName(name),
  );
  return [
    ...ballots.slice(-mostBallots).flatMap(listVotes),
    ...field(
      text.imposter.reveal.prizesTitle,
      winners.map(({ key, names: of }) => `${key} ${join(of)}`),
    ),
  ];
}

/** True where the ballot's talk had a second one. */
function hasSecond(ballots: RevealView['ballots'], ballot: number): boolean {
  return ballots.some(
    (other) => isSecondBallot(other.ballot) && talkOf(other.ballot) === talkOf(ballot),
  );
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
