/** The fresh start of a party. */
export interface ResetText {
  readonly offer: (party: string) => string;
  readonly files: string;
  readonly formTitle: string;
  readonly formLabel: string;
  readonly formHint: string;
  readonly done: (params: {
    readonly guests: number;
    readonly races: number;
    readonly refunded: number;
  }) => string;
  readonly announcement: string;
  /** `hidden`: how many more there are than are named. */
  readonly richest: (params: {
    readonly names: readonly string[];
    readonly hidden: number;
    readonly coins: number;
  }) => string;
}
