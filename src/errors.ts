/** Everything a person can be told to do differently, with what its sentence needs to know. */
export interface UserErrors {
  'not-in-server': Record<string, never>;
  'not-joined': Record<string, never>;
  'host-only': Record<string, never>;
  /** A host removed this person's seat. */
  'guest-removed': Record<string, never>;
  /**
   * A host merged this person's seat into the guest of that name, who plays with another account.
   */
  'guest-merged': { readonly name: string };
  /** Somebody who was at the party and is no more: removed, or merged into another guest. */
  'guest-gone': { readonly name: string };
  'already-guest': { readonly name: string };
  'pin-wrong': Record<string, never>;
  /** No PIN at all: guessing it tells nothing, so it uses up no try. */
  'pin-invalid': Record<string, never>;
  'pin-locked': { readonly minutes: number };
  'guest-not-removed': { readonly name: string };
  /** The guest has a role in the running round. */
  'guest-in-round': { readonly name: string; readonly round: number };
  'merge-same': { readonly name: string };
  'grant-invalid': Record<string, never>;
  'grant-below-zero': { readonly name: string; readonly balance: number };
  /** `room`: the coins that this wallet still holds. */
  'grant-over-limit': { readonly name: string; readonly room: number };
  'grant-reason-missing': Record<string, never>;
  'setting-invalid': { readonly field: 'invite' | 'prize' | 'accent' | 'role' | 'channel' };
  'reset-name-wrong': { readonly name: string };
  'name-invalid': { readonly input: string };
  'guest-unknown': { readonly input: string };
  'guest-ambiguous': {
    readonly input: string;
    readonly guests: readonly { readonly id: string; readonly name: string }[];
  };
  'target-not-joined': { readonly name: string };
  'target-is-bot': Record<string, never>;
  'lap-needs-time-or-dnf': { readonly isBoth: boolean };
  'lap-time-invalid': { readonly input: string };
  'text-too-long': { readonly field: 'car' | 'track' | 'title' | 'reason'; readonly limit: number };
  'no-live-race': Record<string, never>;
  'no-race-yet': Record<string, never>;
  'several-races': { readonly races: readonly { readonly id: string; readonly title: string }[] };
  'race-unknown': { readonly input: string };
  'race-locked': { readonly title: string };
  'race-open': { readonly title: string };
  'race-title-taken': { readonly title: string };
  'too-many-races': { readonly limit: number };
  'lock-invalid': { readonly input: string };
  'laps-by-host': { readonly title: string };
  /** A racer may not confirm or refuse a lap of their own. */
  'claim-own': Record<string, never>;
  /** A waiting lap of a race that was paid out without it. */
  'claim-settled': { readonly title: string };
  'lap-unknown': { readonly input: string };
  'reason-missing': Record<string, never>;
  /** A lap of a race that was paid out stays until the payout is undone. */
  'void-settled': { readonly title: string };
  'void-cancelled': { readonly title: string };
  'race-finished': { readonly title: string; readonly isCancelled: boolean };
  /** `waiting`: laps that a host has yet to confirm. */
  'no-timed-lap': { readonly title: string; readonly gameId: string; readonly waiting: number };
  'amount-invalid': {
    readonly input: string;
    readonly reason: 'form' | 'zero' | 'negative' | 'fraction' | 'too-large';
  };
  /** `1.000`: what it is with a separator of thousands, and with a decimal point, in coins. */
  'amount-ambiguous': { readonly input: string; readonly more: number; readonly less: number };
  /** `name`: whose wallet it is where a host bets for somebody else. */
  'amount-over-balance': {
    readonly amount: number;
    readonly balance: number;
    readonly name?: string;
  };
  'wallet-empty': { readonly name?: string };
  'backs-self-only': { readonly title: string; readonly name?: string };
  /** A racer may back only themselves and has backed somebody else; `name` where a host typed it. */
  'backs-other': {
    readonly title: string;
    readonly backed: string;
    readonly isOpen: boolean;
    readonly name?: string;
  };
  'not-a-walk-in': { readonly name: string };
  'not-your-bet': Record<string, never>;
  /** The coins of this bet went on in another when two guests were merged. */
  'bet-moved': Record<string, never>;
  'bet-stands': { readonly title: string; readonly status: 'LOCKED' | 'WON' | 'LOST' };
  'allowance-not-needed': { readonly balance: number; readonly limit: number };
  'allowance-pending-bet': Record<string, never>;
  /** When the next day (UTC) begins, in seconds since 1970: Discord's own time stamps show it. */
  'allowance-taken': { readonly nextSeconds: number };
  'nothing-to-undo': Record<string, never>;
  'undo-not-settled': { readonly title: string; readonly status: 'OPEN' | 'LOCKED' | 'CANCELLED' };
  'undo-too-late': { readonly title: string; readonly isAutomatic: boolean };
  'undo-before-reset': { readonly title: string };
  'undo-overdrawn': {
    readonly title: string;
    readonly wallets: readonly { readonly name: string; readonly missing: number }[];
  };
  /** A wallet holds at most 2,147,483,647 coins (int4): the payout or refund does not fit. */
  'wallet-full': { readonly name: string };
  /** All 9,000 PINs of the party are taken. */
  'party-full': Record<string, never>;
  'too-few-players': { readonly present: number; readonly needed: number };
  'too-many-players': { readonly present: number; readonly most: number };
  'too-many-imposters': {
    readonly imposters: number;
    readonly players: number;
    readonly most: number;
  };
  'imposters-invalid': Record<string, never>;
  'talk-time-invalid': { readonly input: string };
  'lobby-too-small': { readonly present: number; readonly needed: number };
  'lobby-full': { readonly round: number; readonly most: number };
  /** Names are taken no more: the round is dealt. */
  'lobby-closed': { readonly round: number };
  /** Nothing is dealt yet. */
  'lobby-open': { readonly round: number };
  'round-running': { readonly round: number; readonly isLobby: boolean };
  'no-round': Record<string, never>;
  'not-in-round': { readonly round: number };
  'word-not-ready': { readonly round: number };
  'reveal-not-ready': { readonly round: number };
  /** A button of a round that was revealed or cancelled meanwhile. */
  'round-over': { readonly round: number };
  'turn-not-yours': { readonly name: string };
  'vote-not-ready': { readonly round: number };
  'vote-by-host': { readonly round: number };
  'vote-closed': { readonly round: number };
  'vote-self': Record<string, never>;
  'vote-target': Record<string, never>;
  'guess-closed': { readonly round: number };
  'guess-empty': Record<string, never>;
  'guess-not-yours': { readonly name: string };
  'guess-running': { readonly round: number; readonly name: string };
  /**
   * The component is from an older version, or its arguments are forged: there is no such button.
   */
  'button-outdated': Record<string, never>;
  /** What a button or link points to is gone, or never was in this party. */
  'not-found': { readonly what: 'race' | 'lap' | 'bet' | 'round' | 'guest' | 'payout' | 'offer' };
  'try-again': Record<string, never>;
  /** The same act too often in a short time. */
  'too-fast': Record<string, never>;
}

export type UserErrorCode = keyof UserErrors;

/** The options of commands that name a guest. */
export const guestOptions = ['guest', 'racer', 'for', 'from', 'into'] as const;

/**
 * The options of commands, by their names, that a refusal can be about. Where a code has one, its
 * errors are about that one; of several, whoever throws tells which.
 */
const optionsByCode = {
  'amount-ambiguous': ['amount'],
  'amount-invalid': ['amount'],
  'amount-over-balance': ['amount'],
  'backs-self-only': ['racer'],
  'grant-below-zero': ['amount'],
  'grant-invalid': ['amount'],
  'grant-over-limit': ['amount'],
  'grant-reason-missing': ['reason'],
  'guest-ambiguous': guestOptions,
  'guest-gone': guestOptions,
  'guest-in-round': guestOptions,
  'guest-not-removed': ['guest'],
  'guest-unknown': guestOptions,
  'imposters-invalid': ['imposters'],
  'lap-needs-time-or-dnf': ['time'],
  'lap-time-invalid': ['time'],
  'lap-unknown': ['lap'],
  'lock-invalid': ['lock'],
  'merge-same': ['into'],
  'name-invalid': ['name'],
  'not-a-walk-in': ['for'],
  'pin-invalid': ['pin'],
  'pin-locked': ['pin'],
  'pin-wrong': ['pin'],
  'race-finished': ['race'],
  'race-locked': ['race'],
  'race-open': ['race'],
  'race-title-taken': ['title'],
  'race-unknown': ['race'],
  'reason-missing': ['reason'],
  'several-races': ['race'],
  'talk-time-invalid': ['talk'],
  'target-is-bot': guestOptions,
  'target-not-joined': guestOptions,
  'text-too-long': ['car', 'track', 'title', 'reason'],
  'too-many-imposters': ['imposters'],
} as const satisfies { readonly [C in UserErrorCode]?: readonly [string, ...string[]] };

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
  const options: { readonly [C in UserErrorCode]?: readonly string[] } = optionsByCode;
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
