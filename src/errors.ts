import { optionsByCode, type UserErrorCode, type UserErrors } from './refusals/index.js';
import type { guestOptions, OptionsOf } from './refusals/options.js';

export type { UserErrorCode, UserErrors } from './refusals/index.js';
export { guestOptions } from './refusals/options.js';

type OptionsByCode = typeof optionsByCode;

/** The option of a command that an error is about. */
export type ErrorOption<C extends UserErrorCode = UserErrorCode> = C extends keyof OptionsByCode
  ? OptionsByCode[C][number]
  : never;

/** An option that names a guest. */
export type GuestOption = (typeof guestOptions)[number];

/**
 * An error that a person can act on; dispatch turns it into its sentence. Any other error is a bug.
 */
export class UserError<C extends UserErrorCode> extends Error {
  override readonly name = 'UserError';
  readonly code: C;
  readonly params: UserErrors[C];
  /** The option of a command that has to change; null where it is about none, or none is known. */
  readonly option: ErrorOption<C> | null;

  constructor(code: C, params: UserErrors[C], option: ErrorOption<C> | null = onlyOption(code)) {
    super(code);
    this.code = code;
    this.params = params;
    this.option = option;
  }
}

/** Any `UserError`: its code tells which params and which option it has. */
export type Refusal = { readonly [C in UserErrorCode]: UserError<C> }[UserErrorCode];

/** Tells a refusal from a bug. */
export function isUserError(error: unknown): error is Refusal {
  return error instanceof UserError;
}

/** The same refusal, about that option; one that cannot be about it stays as it is. */
export function aboutOption(error: Refusal, option: ErrorOption): Refusal {
  if (!listOptions(error.code).includes(option)) return error;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its own code, params and option
  return new UserError<UserErrorCode>(error.code, error.params, option) as Refusal;
}

function listOptions(code: UserErrorCode): readonly string[] {
  const options: OptionsOf<UserErrors> = optionsByCode;
  return options[code] ?? [];
}

function onlyOption<C extends UserErrorCode>(code: C): ErrorOption<C> | null {
  const [only, ...others] = listOptions(code);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table's entry for this code
  return only === undefined || others.length > 0 ? null : (only as ErrorOption<C>);
}

/**
 * A fault of the installation (port in use, wrong token): one sentence that says how to mend it.
 * The process exits.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
}
