import { html, type TemplateResult } from 'lit';
import { renderSheet } from './sheet.js';

/** What the keys do; the page's key handler follows the same list. */
const shortcuts = [
  ['L', 'Type a lap: racer, Enter, time, Enter'],
  ['[ and ]', 'The race before, the next race (for laps and the keys below)'],
  ['O', 'Open a race'],
  ['B', 'Lock betting, or unlock it'],
  ['S', 'Settle: preview, then pay out'],
  ['U', 'Undo the last payout'],
  ['G', 'Find a guest'],
  ['1 to 7', 'Sections, from top to bottom'],
  ['Esc', 'Close a dialog; leave a field'],
  ['?', 'This list'],
] as const;

export function renderShortcuts(onClose: () => void): TemplateResult {
  const rows = shortcuts.map(
    ([keys, does]) => html`<tr><th scope="row"><kbd>${keys}</kbd></th><td>${does}</td></tr>`,
  );
  return renderSheet(
    'Keyboard',
    html`<table class="plain"><tbody>${rows}</tbody></table>
      <p class="dim">Keys work while no field has the focus; Esc leaves a field.</p>`,
    html`<button type="button" @click=${onClose}>Close</button>`,
    onClose,
  );
}
