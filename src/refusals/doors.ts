import type { OptionsOf } from './options.js';

/** What people can be told where they sign in by phone or at race control; part of `UserErrors`. */
export interface DoorRefusals {
  /** On a phone: no seat has that name and PIN. */
  'claim-wrong': Record<string, never>;
  /** Somebody has guessed at PINs here: a phone that never held a seat waits for a host's *Let in*. */
  'wait-for-host': Record<string, never>;
  /** The code on a poster or QR code was rotated, or never was one. */
  'code-wrong': Record<string, never>;
  /** The party's `web-join` does not let this kind of joining. */
  'web-join-closed': { readonly isForNew: boolean };
  /** A link good once that was used, or is older than ten minutes. */
  'link-spent': { readonly kind: 'phone' | 'control' };
  /** We listen on this machine alone, and no PUBLIC_URL names another way. */
  'phones-unreachable': Record<string, never>;
  /** What only a control session may, such as making keys. */
  'control-only': Record<string, never>;
  /** The key's scope does not hold the act. */
  'out-of-scope': Record<string, never>;
  /** A picture of more bytes than we read. */
  'photo-too-large': Record<string, never>;
  /** No JPEG, PNG or WebP, a broken one, or one with too many pixels. */
  'photo-unreadable': Record<string, never>;
  /** The party takes no pictures. */
  'photos-off': Record<string, never>;
  /** The act needs a Discord account. */
  'account-needed': Record<string, never>;
}

export const doorOptions = { 'claim-wrong': ['pin'] } as const satisfies OptionsOf<DoorRefusals>;
