import type { Outcome } from '../../api.js';
import { safeHref } from '../api/links.js';

/** The command whose answer, to the host, holds the overlay's link. */
export const overlayCommand = '/party overlay';

function collectTexts(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) collectTexts(inner, into);
}

/**
 * The first address of an overlay in what the bot answered: in the text, an embed or a link button.
 */
export function findOverlayLink(outcome: Outcome): string | null {
  const texts: string[] = [];
  for (const message of outcome.messages)
    collectTexts([message.content, message.embeds, message.components], texts);
  for (const candidate of texts) {
    const address = /https?:\/\/[^\s<>()|`*"']+?\/overlay\/[^\s<>()|`*"']*#key=[\w-]+/.exec(
      candidate,
    )?.[0];
    const href = address === undefined ? null : safeHref(address);
    if (href !== null) return href;
  }
  return null;
}
