/** `/party setup`: the settings, their selects and their form. */
export interface SetupText {
  readonly title: (party: string) => string;
  readonly body: string;
  readonly role: string;
  readonly noRole: string;
  readonly rolePlaceholder: string;
  readonly boards: string;
  readonly roleGone: string;
  readonly closed: string;
  readonly noBoards: string;
  readonly boardsPlaceholder: string;
  readonly rounds: string;
  readonly noRounds: string;
  readonly roundsPlaceholder: string;
  readonly payout: string;
  readonly payoutLabels: {
    readonly double: string;
    readonly pool: string;
  };
  readonly payoutHints: {
    readonly double: string;
    readonly pool: string;
  };
  readonly opening: string;
  readonly openingLabels: { readonly anyone: string; readonly hosts: string };
  readonly lapLines: string;
  readonly lapLineLabels: { readonly news: string; readonly all: string; readonly none: string };
  readonly racesFormTitle: string;
  readonly prizes: string;
  readonly prizesValue: (params: {
    readonly civilian: number;
    readonly imposter: number;
  }) => string;
  readonly invite: string;
  readonly noInvite: string;
  readonly accent: string;
  readonly noAccent: string;
  readonly formTitle: string;
  readonly inviteHint: string;
  readonly civilianPrize: string;
  readonly imposterPrize: string;
  readonly prizeHint: string;
  readonly accentHint: string;
}
