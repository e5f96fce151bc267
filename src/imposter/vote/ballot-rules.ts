import { isSecondBallot } from '../../contract/round.js';
import type { Role } from '../rules.js';

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
  return isSecondBallot(ballot)
    ? { kind: 'walk' }
    : { kind: 'again', tied: [first, ...others].sort() };
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

/**
 * What comes after somebody was voted out of an elimination, by the roles of those who are still
 * in. `caught`: the last imposter is out. `imposters`: they are as many as the civilians and win.
 */
export function decideElimination(
  inside: readonly { readonly role: Role }[],
): 'goes-on' | 'caught' | 'imposters' {
  const imposters = inside.filter(({ role }) => role === 'IMPOSTER').length;
  if (imposters === 0) return 'caught';
  return imposters >= inside.length - imposters ? 'imposters' : 'goes-on';
}
