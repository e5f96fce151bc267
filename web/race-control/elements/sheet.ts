import { html, type TemplateResult } from 'lit';
import '../../common/elements/bottom-sheet.js';

/** A dialog above the page: what it is about, and what can be done at its lower edge. */
export function renderSheet(
  heading: string,
  body: unknown,
  actions: unknown,
  onClose: () => void,
): TemplateResult {
  return html`<bottom-sheet
    .heading=${heading}
    .body=${html`<div class="sheet-content">${body}</div><footer class="sheet-actions">${actions}</footer>`}
    @close=${onClose}
  ></bottom-sheet>`;
}
