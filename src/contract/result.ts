/** The answer of every write, and of every refused read, on the pages' interfaces. */
export type Result<T = unknown> = Done<T> | Refused;

export interface Done<T> {
  readonly success: true;
  readonly data: T;
}

/** Nothing was changed. */
export interface Refused {
  readonly success: false;
  /** The sentence to show: what happened and what can be done. Plain text. */
  readonly error: string;
  /**
   * Names the refusal: a `UserErrorCode` (`amount-over-balance` …), or one of the interface's own:
   * `signed-out`, `other-site`, `bad-request`, `unknown-act`, `busy`, `fault`.
   */
  readonly code: string;
  /** What the sentence is about: names, amounts, the races or guests to pick from. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The field that has to change (`amount`, `racer`, `pin` …); null where it is about none. */
  readonly field: string | null;
}
