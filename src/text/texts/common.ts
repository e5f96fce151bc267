/** What several features say in the same words. */
export interface CommonText {
  /** `1 coin`, `1,250 coins`. */
  readonly coins: (amount: number) => string;
  /** `1,250`. */
  readonly digits: (amount: number) => string;
  /** `12%`, `12.5%`: one decimal where it tells something. */
  readonly percent: (params: { readonly part: number; readonly whole: number }) => string;
  /** Below a list that does not fit. */
  readonly more: (hidden: number) => string;
  readonly page: (params: { readonly page: number; readonly pages: number }) => string;
  readonly playChips: string;
  /** In place of "thinking…" where an answer takes its time. */
  readonly slow: string;
  /** To whom a start found on "thinking…", where nothing tells that it was done. */
  readonly restarted: string;
  /** A fault on our side; `reference` finds it in the log. */
  readonly bug: (params: { readonly reference: string }) => string;
}
