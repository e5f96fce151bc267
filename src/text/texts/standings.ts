/** Who is ahead in the evening. */
export interface StandingsText {
  readonly title: string;
  /** What the list is ordered by. */
  readonly head: string;
  readonly line: (params: {
    readonly place: number;
    readonly name: string;
    readonly coins: number;
    readonly staked: number;
    readonly won: number;
    readonly laps: number;
    readonly races: number;
    readonly rounds: number;
  }) => string;
}
