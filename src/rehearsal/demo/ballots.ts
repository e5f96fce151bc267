import type { Person, Scene, Stagehand } from 'discord-stand-in';
import { type Cast, everybody, guest, host, longer, shyGuest, tell } from './cast.js';
import type { Round } from './round.js';

/** Names of the bot's buttons, as their custom ids begin. */
const button = { closeVote: 'close-vote', surelyCloseVote: 'surely-close-vote' } as const;

/** Somebody innocent whom half of the others suspect. */
function scapegoat(hand: Stagehand, { imposter }: Round): Person {
  const first = guest(3)(hand);
  return first.id === imposter?.id ? guest(1)(hand) : first;
}

/**
 * For whom each votes: half for the imposter and half for somebody innocent, so that it is a tie.
 * In the second ballot the last one changes sides.
 */
function votesOf(
  hand: Stagehand,
  round: Round,
  ballot: 1 | 2,
): readonly (readonly [Person, Person])[] {
  const innocent = scapegoat(hand, round);
  const imposter = round.imposter ?? shyGuest(hand);
  const others = everybody(hand).filter(({ id }) => id !== innocent.id && id !== imposter.id);
  return [
    [imposter, innocent],
    [innocent, imposter],
    ...others.map((voter, index) => {
      const isSure = index % 2 === 0 || (ballot === 2 && index === others.length - 1);
      return [voter, isSure ? imposter : innocent] as const;
    }),
  ];
}

async function castVotes(
  hand: Stagehand,
  votes: readonly (readonly [Person, Person])[],
): Promise<void> {
  for (const [voter, target] of votes) await hand.type(voter, '/imposter vote', target.name);
}

function createFirst(round: Round): readonly Scene[] {
  return [
    {
      caption: tell('{0} opens the vote and gets a ballot.', host),
      viewer: host,
      pauses: longer,
      async play(hand) {
        await hand.type(host(hand), '/imposter vote', scapegoat(hand, round).name);
      },
    },
    {
      caption: () => 'Everybody votes, and sees who has voted, but not for whom.',
      viewer: host,
      async play(hand) {
        await hand.tryButton(host(hand), button.closeVote);
        round.firstBallot = hand.find(hand.seenBy(host(hand)), button.closeVote)?.customId;
        await castVotes(hand, votesOf(hand, round, 1));
        await closeBallot(hand, round.firstBallot);
      },
    },
  ];
}

/** The two ballots of the demo's round. */
export function createBallots(round: Round): readonly Scene[] {
  const last: Cast = (hand) => votesOf(hand, round, 2).at(-1)?.[0] ?? host(hand);
  return [
    ...createFirst(round),
    {
      caption: (hand) =>
        `Half of them suspect ${scapegoat(hand, round).name}, half ${(round.imposter ?? shyGuest(hand)).name}. A tie is voted on once more, between these two alone.`,
      viewer: host,
      pauses: longer,
      async play(hand) {
        await castVotes(hand, votesOf(hand, round, 2).slice(0, -1));
      },
    },
    {
      caption: tell('All others have voted. {0} changes sides, and decides it.', last),
      viewer: last,
      pauses: longer,
      async play(hand) {
        await castVotes(hand, votesOf(hand, round, 2).slice(-1));
        const open = hand.find(hand.seenBy(host(hand)), button.closeVote)?.customId;
        if (open !== round.firstBallot) await closeBallot(hand, open);
      },
    },
  ];
}

/** Somebody may have joined who is not in this play: their vote is not waited for. */
async function closeBallot(hand: Stagehand, ballot: string | undefined): Promise<void> {
  const isOpen = (): boolean =>
    hand.find(hand.seenBy(host(hand)), button.closeVote)?.customId === ballot;
  for (const press of [button.closeVote, button.surelyCloseVote])
    if (ballot !== undefined && isOpen())
      await hand.press(host(hand), hand.seenBy(host(hand)), press);
}
