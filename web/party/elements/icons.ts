import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { Tab } from '../tabs.js';

const shapes: Readonly<Record<Tab, SVGTemplateResult>> = {
  racing: svg`<path d="M5 21V4M5 5h14v9H5" /><path d="M5 5h4.7v4.5H5zM14.3 5H19v4.5h-4.7zM9.7 9.5h4.6V14H9.7z" fill="currentColor" stroke="none" />`,
  betting: svg`<path d="M4 7h16v3.2a2 2 0 0 0 0 3.6V17H4v-3.2a2 2 0 0 0 0-3.6z" /><path d="M14 7.5v9" stroke-dasharray="2 2" />`,
  word: svg`<path d="M4 5h16v11h-8l-4.5 4V16H4z" /><path d="M8 9.5h8M8 12.5h5" />`,
  wallet: svg`<circle cx="12" cy="12" r="8" /><path d="M12 7.5v9M14.8 9.2h-4a1.5 1.5 0 0 0 0 2.8h2.4a1.5 1.5 0 0 1 0 2.8H9" />`,
};

/** A tab's picture. */
export function tabIcon(tab: Tab): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${shapes[tab]}</svg>`;
}

/** A coin, beside amounts. */
export function coinIcon(): TemplateResult {
  return html`<svg class="coin" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10" /><circle cx="12" cy="12" r="6.5" /></svg>`;
}
