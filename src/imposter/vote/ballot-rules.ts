import type { Role } from '../rules.js';

/** The talk of a round, from 1, that a ballot follows: each has two ballots at most. */
export function talkOf(ballot: number): number {
  return Math.ceil(ballot / 2);
}

/** One player's vote in one ballot. */
export interface Vote {
  readonly voterId: string;
  readonly targetId: string;
}

/**
 * `again`: one more ballot, among the tied alone. `walk`: nobody is out, so the imposters get away.
 */
export type BallotResult =
  | { readonly kind: 'out'; readonly userId: string }
  | { readonly kind: 'again'; readonly tied: readonly string[] }
  | { readonly kind: 'walk' };

/**
 * What the votes come to, if there are enough of them. The most voted is out; a tie is voted on once more; without any
 * vote nobody is out.
 */
export function decideBallot(votes: readonly Vote[], ballot: number): BallotResult {
  const counts = new Map<string, number>();
  for (const { targetId } of votes) counts.set(targetId, (counts.get(targetId) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const [first, ...others] = [...counts].flatMap(([userId, count]) =>
    count === most ? [userId] : [],
  );
  if (first === undefined) return { kind: 'walk' };
  if (others.length === 0) return { kind: 'out', userId: first };
  return ballot === 1 ? { kind: 'again', tied: [first, ...others].sort() } : { kind: 'walk' };
}

/**
 * True where at least half of the civilians voted. With fewer a ballot decides nothing, or imposters
 * would win by closing it before anybody could vote.
 */
export function isValidBallot(
  players: readonly { readonly role: Role; readonly hasVoted: boolean }[],
): boolean {
  const civilians = players.filter(({ role }) => role === 'CIVILIAN');
  return civilians.filter(({ hasVoted }) => hasVoted).length * 2 >= civilians.length;
}
