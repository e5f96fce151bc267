import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { WalletPage } from '../../../src/contract/phone-acts.js';
import { walletText as text } from '../text/wallet-text.js';
import { clockTime, signed } from '../text/words.js';

type Entry = WalletPage['wallet']['entries'][number];

/** Rows to a page; one more tells that there is an older page. */
const pageSize = 10;

/** A page of the ledger, the newest first. */
export function renderLedger(
  { wallet, page }: WalletPage,
  onTurn: (page: number) => void,
): TemplateResult {
  const hasOlder = wallet.entries.length > pageSize;
  return html`<ul class="rows ledger">${repeat(wallet.entries.slice(0, pageSize), ({ id }) => id, renderEntry)}</ul>
    ${
      page === 0 && !hasOlder
        ? nothing
        : html`<div class="pair">
            <button type="button" class="quiet" ?disabled=${page === 0} @click=${() => onTurn(page - 1)}>${text.newer}</button>
            <button type="button" class="quiet" ?disabled=${!hasOlder} @click=${() => onTurn(page + 1)}>${text.older}</button>
          </div>`
    }`;
}

function renderEntry(entry: Entry): TemplateResult {
  const about = [
    entry.targetName === null ? null : text.on(entry.targetName),
    entry.raceTitle,
    entry.round === null ? null : text.round(entry.round),
    entry.reason,
  ].filter((part) => part !== null && part !== '');
  return html`<li>
    <span class="grow"><b>${text.kinds[entry.kind]}</b><span class="under"><time datetime=${entry.createdAt}>${clockTime(entry.createdAt)}</time>${about.map((part) => html` · <span dir="auto">${part}</span>`)}</span></span>
    <span class="coins-cell ${entry.amount < 0 ? 'minus' : 'plus'}"><b>${signed(entry.amount)}</b><span class="under">${text.left(entry.balanceAfter)}</span></span>
  </li>`;
}
