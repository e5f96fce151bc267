import { UserError } from '../errors.js';

/** Most coins of one prize. */
const maxPrize = 1_000_000;

/**
 * A server's invite link as typed, in its short form; null where nothing was typed.
 * @throws UserError `setting-invalid`.
 */
export function readInvite(text: string): string | null {
  const typed = text.trim();
  if (typed === '') return null;
  const code =
    /^(?:https?:\/\/)?(?:www\.)?(?:discord\.gg|discord(?:app)?\.com\/invite)\/([A-Za-z0-9-]{2,32})\/?$/.exec(
      typed,
    )?.[1];
  if (code === undefined) throw new UserError('setting-invalid', { field: 'invite' });
  return `https://discord.gg/${code}`;
}

/**
 * Coins of a prize as typed.
 * @throws UserError `setting-invalid`.
 */
export function readPrize(text: string): number {
  const digits = text.trim().replace(/[,_ ]/g, '');
  const coins = /^\d{1,7}$/.test(digits) ? Number(digits) : -1;
  if (coins < 0 || coins > maxPrize) throw new UserError('setting-invalid', { field: 'prize' });
  return coins;
}

/**
 * A colour as typed, `#rrggbb`; null where nothing was typed.
 * @throws UserError `setting-invalid`.
 */
export function readAccent(text: string): string | null {
  const typed = text.trim().toLowerCase();
  if (typed === '') return null;
  const digits = /^#?([0-9a-f]{6})$/.exec(typed)?.[1];
  if (digits === undefined) throw new UserError('setting-invalid', { field: 'accent' });
  return `#${digits}`;
}
