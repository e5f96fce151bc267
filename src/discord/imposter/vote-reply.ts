import type { RoundView } from '../../imposter/round-view.js';
import type { Ballot } from '../../imposter/vote/read-ballot.js';
import { text } from '../../text/index.js';
import type { Context, Reply } from '../kernel/command.js';
import { renderBallot } from './render-ballot.js';

interface OpenedVote {
  readonly step: { readonly round: { readonly number: number } };
  readonly view: RoundView | null;
  /** The paper of a host who plays. */
  readonly ballot: Ballot | null;
}

interface CalledVote {
  readonly call: { readonly cast: number; readonly needed: number };
  readonly ballot: Ballot | null;
}

/** What a host is told of a vote that is open, with the paper for one who plays. */
export async function answerOpened(
  { step, view, ballot }: OpenedVote,
  context: Context,
): Promise<Reply> {
  const warning = view === null ? [] : await warnOfClosed(context, view);
  const content = [
    text.imposter.vote.opened({ round: step.round.number, players: view?.players.length ?? 0 }),
    ...warning,
  ].join('\n');
  return { answer: { ...(ballot === null ? {} : renderBallot(ballot)), content } };
}

/** What a player is told who asked for the vote: how many do, or the paper once it is open. */
export function answerCalled({ call, ballot }: CalledVote): Reply {
  if (ballot !== null) return { answer: renderBallot(ballot) };
  const { cast, needed } = call;
  return { answer: { content: text.imposter.talk.called({ cast, needed }) } };
}

/**
 * A sentence for the host where the round's channel is closed to the bot; nothing where it may
 * post.
 */
export async function warnOfClosed(
  context: Context,
  { channelId }: RoundView,
): Promise<readonly string[]> {
  if (channelId === null || (await context.canPostIn(context.party.guildId, channelId))) return [];
  return [text.imposter.closed({ channelId })];
}
