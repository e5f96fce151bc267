/** What `/help` lists for the person who asks; the hosts’ lines say so. */
export interface HelpText {
  readonly title: string;
  /** Above the list of every command. */
  readonly allTitle: string;
  readonly join: string;
  readonly lap: (params: { readonly race: string | null }) => string;
  readonly bet: (race: string) => string;
  readonly leaderboard: string;
  readonly bets: string;
  readonly wallet: (params: { readonly balance: number }) => string;
  readonly word: string;
  readonly vote: string;
  readonly scores: string;
  readonly openVote: string;
  readonly start: string;
  readonly settle: (race: string) => string;
  readonly reveal: string;
  readonly overlay: string;
  readonly openRace: string;
  readonly races: string;
}
