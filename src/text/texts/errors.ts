import type { UserErrorCode, UserErrors } from '../../errors.js';

/** What went wrong, and the way out. */
export type ErrorsText = { readonly [C in UserErrorCode]: (params: UserErrors[C]) => string };
