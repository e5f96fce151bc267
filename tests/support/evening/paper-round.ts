/** How a round of elimination is played. */
export interface PaperRound {
  /** Seats that play, in the order in which they vote. */
  readonly players: readonly number[];
  readonly imposters: readonly number[];
  /**
   * Ballot by ballot whom each seat votes for: a number, modulo those on offer; null: for nobody.
   */
  readonly ballots: readonly (readonly (number | null)[])[];
  readonly guess: 'right' | 'wrong' | 'late';
}

export type PaperOutcome = 'CIVILIANS' | 'IMPOSTERS' | 'STOLEN' | 'UNDECIDED' | 'CANCELLED';

export interface PlayedRound {
  readonly outcome: PaperOutcome;
  /** Coins by seat. */
  readonly prizes: ReadonlyMap<number, number>;
}

/** Whom a voter can vote for: everybody else who is in, or of a tie those who are tied. */
export function offeredTo(
  voter: number,
  inside: readonly number[],
  tied: readonly number[] | null,
): readonly number[] {
  return (tied ?? inside).filter((seat) => seat !== voter);
}

/** Plays a round of elimination on paper, to its end or until the ballots run out. */
export function playRound({ players, imposters, ballots, guess }: PaperRound): PlayedRound {
  const papers = [...ballots];
  const isImposter = (seat: number) => imposters.includes(seat);
  let inside = [...players];
  /** Of each seat the vote of the last talk in which it was in. */
  const lastVotes = new Map<number, number | null>();
  const end = (outcome: PaperOutcome, caught: number | null = null): PlayedRound => ({
    outcome,
    prizes: prizesOf(outcome, { players, isImposter, lastVotes, caught }),
  });
  for (let wasNobody = false; ; ) {
    let tied: readonly number[] | null = null;
    let votes = cast(papers.shift(), players, inside, tied);
    if (votes !== null && mostVoted(votes).length > 1) {
      const most = mostVoted(votes);
      tied = players.filter((seat) => most.includes(seat));
      votes = cast(papers.shift(), players, inside, tied);
    }
    if (votes === null) return end('CANCELLED');
    for (const seat of inside) lastVotes.set(seat, votes.get(seat) ?? null);
    const civilians = inside.filter((seat) => !isImposter(seat));
    if (civilians.filter((seat) => votes.has(seat)).length * 2 < civilians.length)
      return end('UNDECIDED');
    const [out, ...more] = mostVoted(votes);
    if (out === undefined || more.length > 0) {
      if (wasNobody) return end('IMPOSTERS');
      wasNobody = true;
      continue;
    }
    wasNobody = false;
    inside = inside.filter((seat) => seat !== out);
    const left = inside.filter(isImposter).length;
    if (left === 0) return end(guess === 'right' ? 'STOLEN' : 'CIVILIANS', out);
    if (left * 2 >= inside.length) return end('IMPOSTERS');
  }
}

function cast(
  paper: readonly (number | null)[] | undefined,
  players: readonly number[],
  inside: readonly number[],
  tied: readonly number[] | null,
): ReadonlyMap<number, number> | null {
  if (paper === undefined) return null;
  const votes = new Map<number, number>();
  for (const voter of inside) {
    const choice = paper[players.indexOf(voter)] ?? null;
    const offered = offeredTo(voter, inside, tied);
    const target = choice === null ? undefined : offered[choice % offered.length];
    if (target !== undefined) votes.set(voter, target);
  }
  return votes;
}

function mostVoted(votes: ReadonlyMap<number, number>): readonly number[] {
  const all = [...votes.values()];
  const count = (seat: number) => all.filter((target) => target === seat).length;
  const most = Math.max(...all.map(count));
  return [...new Set(all)].filter((seat) => count(seat) === most);
}

interface Counted {
  readonly players: readonly number[];
  readonly isImposter: (seat: number) => boolean;
  readonly lastVotes: ReadonlyMap<number, number | null>;
  readonly caught: number | null;
}

/** 100 for a right vote, 300 for each imposter who got away; a right guess takes half. */
function prizesOf(
  outcome: PaperOutcome,
  { players, isImposter, lastVotes, caught }: Counted,
): ReadonlyMap<number, number> {
  if (outcome === 'UNDECIDED' || outcome === 'CANCELLED') return new Map();
  const right = players.filter((seat) => {
    const target = lastVotes.get(seat) ?? null;
    return !isImposter(seat) && target !== null && isImposter(target);
  });
  const prizes = new Map(right.map((seat) => [seat, outcome === 'STOLEN' ? 50 : 100]));
  if (outcome === 'IMPOSTERS') for (const seat of players.filter(isImposter)) prizes.set(seat, 300);
  if (outcome === 'STOLEN' && caught !== null) prizes.set(caught, 50 * right.length);
  return prizes;
}
