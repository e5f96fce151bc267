import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PageToast } from '../toasts.js';
import { PageElement } from './page-element.js';

/** Toasts above the lower edge; a screen reader says each when it comes. */
export class ToastList extends PageElement {
  static override readonly properties = { toasts: { attribute: false } };

  declare toasts: readonly PageToast[];

  constructor() {
    super();
    this.toasts = [];
  }

  override render(): TemplateResult {
    return html`<div class="toasts" role="log" aria-live="polite" aria-relevant="additions">
      ${repeat(this.toasts, ({ id }) => id, renderToast)}
    </div>`;
  }
}

function renderToast({ tone, text, action }: PageToast): TemplateResult {
  const button =
    action &&
    html`<button type="button" class="quiet" @click=${action.run}>${action.label}</button>`;
  return html`<div class="toast ${tone}"><span dir="auto">${text}</span>${button}</div>`;
}

customElements.define('toast-list', ToastList);
