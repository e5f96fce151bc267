/** The options of commands that name a guest. */
export const guestOptions = ['guest', 'racer', 'for', 'from', 'into', 'add', 'remove'] as const;

/**
 * The options of commands, by their names, that a refusal can be about. Where a code has one, its
 * errors are about that one; of several, whoever throws tells which.
 */
export type OptionsOf<Refusals> = {
  readonly [C in keyof Refusals]?: readonly [string, ...string[]];
};
