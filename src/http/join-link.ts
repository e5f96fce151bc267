import { create } from 'qrcode';
import type { JoinLink } from '../contract/snapshot.js';

/** Longer ones make squares that a camera cannot tell apart on a stream. */
const maxUrlLength = 300;

/**
 * The invitation with its QR code, which takes a quarter of damage; null without a link or with one
 * too long to be scanned.
 */
export function createJoinLink(url: string | null): JoinLink | null {
  if (url === null || url.length > maxUrlLength) return null;
  const { size, data } = create(url, {
    errorCorrectionLevel: url.length > 120 ? 'L' : 'M',
  }).modules;
  const dark = [...data].map((square) => (square === 0 ? '0' : '1')).join('');
  return {
    url,
    rows: Array.from({ length: size }, (_, row) => dark.slice(row * size, (row + 1) * size)),
  };
}
