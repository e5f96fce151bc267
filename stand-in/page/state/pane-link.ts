import type { Outcome } from '../../src/api.js';
import type { PaneOptions } from '../../src/page-options.js';
import { safeHref } from '../api/links.js';

/** Any address that ends where a text around it goes on. */
const anyAddress = String.raw`https?://[^\s<>()|\`*"']+`;

function collectTexts(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value);
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) collectTexts(inner, into);
}

/**
 * The first address of the pane's page in what the bot answered: in the text, an embed or a link
 * button.
 */
export function findPaneLink(
  outcome: Outcome,
  { link = anyAddress }: Pick<PaneOptions, 'link'>,
): string | null {
  const texts: string[] = [];
  for (const message of outcome.messages)
    collectTexts([message.content, message.embeds, message.components], texts);
  const pattern = new RegExp(link);
  for (const candidate of texts) {
    const address = pattern.exec(candidate)?.[0];
    const href = address === undefined ? null : safeHref(address);
    if (href !== null) return href;
  }
  return null;
}
