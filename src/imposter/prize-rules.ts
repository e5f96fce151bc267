import type { RoundOutcome } from '../contract/round.js';
import type { Role } from './rules.js';

export interface PrizePlayer {
  readonly userId: string;
  readonly role: Role;
  /** Whom this player voted for in the deciding ballot. */
  readonly votedFor: string | null;
}

export interface PrizeRules {
  readonly outcome: RoundOutcome;
  /** The imposter who was voted out; null where nobody or a civilian was. */
  readonly caughtId: string | null;
  /** Coins for a civilian who voted for an imposter. */
  readonly civilianPrize: number;
  /** Coins for each imposter where none was caught. */
  readonly imposterPrize: number;
}

export interface Prize {
  readonly userId: string;
  /** Coins; 0 where none were won. */
  readonly amount: number;
}

/**
 * What each player wins. Civilians who voted for an imposter win whether or not the vote caught
 * one. A stolen round moves half of each civilian's prize, rounded down, to the imposter who was
 * caught.
 */
export function decidePrizes(players: readonly PrizePlayer[], rules: PrizeRules): readonly Prize[] {
  const { outcome, caughtId, civilianPrize, imposterPrize } = rules;
  const imposters = new Set(
    players.flatMap(({ userId, role }) => (role === 'IMPOSTER' ? [userId] : [])),
  );
  const isRight = ({ role, votedFor }: PrizePlayer): boolean =>
    role === 'CIVILIAN' && votedFor !== null && imposters.has(votedFor) && outcome !== 'UNDECIDED';
  const stolen = outcome === 'STOLEN' ? Math.floor(civilianPrize / 2) : 0;
  const rightVotes = players.filter(isRight).length;
  return players.map((player) => {
    if (player.role === 'CIVILIAN')
      return { userId: player.userId, amount: isRight(player) ? civilianPrize - stolen : 0 };
    if (outcome === 'IMPOSTERS') return { userId: player.userId, amount: imposterPrize };
    return { userId: player.userId, amount: player.userId === caughtId ? stolen * rightVotes : 0 };
  });
}
