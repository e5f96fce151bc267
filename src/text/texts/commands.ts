/** An option's words: its description; with the names of its choices where it has some. */
type OptionText<C extends string = never> = [C] extends [never]
  ? string
  : { readonly description: string; readonly choices: Readonly<Record<C, string>> };

/**
 * A command's words. `description` stands beside its name while somebody types, up to 100
 * characters, like each option's; `help` is the table's sentence about it.
 */
interface CommandText<O extends object = Record<never, never>> {
  readonly description: string;
  readonly help: string;
  readonly options: O;
}

interface WithRace {
  readonly race: OptionText;
}

interface WithGuest {
  readonly guest: OptionText;
}

export interface CommandsText {
  readonly join: CommandText<{ readonly name: OptionText; readonly pin: OptionText }>;
  readonly lap: CommandText<
    WithRace & {
      readonly time: OptionText;
      readonly dnf: OptionText;
      readonly car: OptionText;
      readonly track: OptionText;
      readonly racer: OptionText;
      readonly new: OptionText;
    }
  >;
  readonly leaderboard: CommandText<WithRace>;
  readonly bet: CommandText<
    WithRace & { readonly racer: OptionText; readonly amount: OptionText; readonly for: OptionText }
  >;
  readonly bets: CommandText;
  readonly wallet: CommandText;
  readonly standings: CommandText;
  readonly settle: CommandText<WithRace & { readonly undo: OptionText }>;
  readonly help: CommandText;
  readonly race: RaceCommandsText;
  readonly imposter: ImposterCommandsText;
  readonly party: PartyCommandsText;
}

interface RaceCommandsText {
  readonly description: string;
  readonly open: CommandText<{
    readonly title: OptionText;
    readonly track: OptionText;
    readonly payout: OptionText<'double' | 'pool'>;
    readonly lock: OptionText;
    readonly laps: OptionText<'self' | 'host' | 'confirmed'>;
    readonly backing: OptionText<'any' | 'self-only'>;
    readonly cap: OptionText;
  }>;
  readonly edit: CommandText<
    WithRace & {
      readonly title: OptionText;
      readonly track: OptionText;
      readonly payout: OptionText<'double' | 'pool'>;
      readonly lock: OptionText;
      readonly cap: OptionText;
    }
  >;
  readonly entrants: CommandText<
    WithRace & { readonly add: OptionText; readonly remove: OptionText }
  >;
  readonly extend: CommandText<WithRace & { readonly by: OptionText }>;
  readonly lock: CommandText<WithRace>;
  readonly unlock: CommandText<WithRace>;
  readonly cancel: CommandText<WithRace>;
  readonly 'void-lap': CommandText<{
    readonly racer: OptionText;
    readonly lap: OptionText;
    readonly reason: OptionText;
  }>;
  readonly list: CommandText;
}

interface ImposterCommandsText {
  readonly description: string;
  readonly start: CommandText<{
    readonly topic: OptionText;
    readonly imposters: OptionText;
    readonly players: OptionText<'everyone' | 'lobby'>;
    readonly talk: OptionText;
    readonly turn: OptionText;
    readonly mode: OptionText<'one-vote' | 'elimination'>;
    readonly variant: OptionText<'imposter' | 'close-word'>;
  }>;
  readonly vote: CommandText;
  readonly word: CommandText;
  readonly status: CommandText;
  readonly reveal: CommandText;
  readonly cancel: CommandText;
  readonly scores: CommandText;
}

interface PartyCommandsText {
  readonly description: string;
  readonly setup: CommandText<{ readonly 'web-join': OptionText<'pin' | 'open' | 'off'> }>;
  readonly overlay: CommandText<{
    readonly do: OptionText<'show' | 'rotate' | 'test' | 'watch-on' | 'watch-off'>;
  }>;
  readonly control: CommandText;
  readonly grant: CommandText<
    WithGuest & { readonly amount: OptionText; readonly reason: OptionText }
  >;
  readonly log: CommandText;
  readonly stats: CommandText;
  readonly reset: CommandText;
  readonly guest: {
    readonly description: string;
    readonly add: CommandText<{ readonly name: OptionText }>;
    readonly list: CommandText;
    readonly pin: CommandText<WithGuest>;
    readonly rename: CommandText<WithGuest & { readonly name: OptionText }>;
    readonly remove: CommandText<WithGuest>;
    readonly restore: CommandText<WithGuest>;
    readonly merge: CommandText<{ readonly from: OptionText; readonly into: OptionText }>;
  };
}
