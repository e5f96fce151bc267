import { html, svg, type TemplateResult } from 'lit';
import type { RaceState } from '../../src/contract/snapshot.js';
import { towerText } from '../text.js';

const ring = svg`<circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" stroke-width="5"></circle>`;
const padlock = svg`<path d="M7.5 11V8a4.5 4.5 0 0 1 9 0v3" fill="none" stroke="currentColor" stroke-width="3"></path>
  <rect x="4" y="10.5" width="16" height="11.5" rx="2" fill="currentColor"></rect>`;
const flag = svg`<path d="M4 2v20" stroke="currentColor" stroke-width="2.5"></path>
  <path d="M6 3h16v12H6z" fill="none" stroke="currentColor" stroke-width="1.5"></path>
  <path d="M6 3h4v4H6zm8 0h4v4h-4zm-4 4h4v4h-4zm8 0h4v4h-4zM6 11h4v4H6zm8 0h4v4h-4z" fill="currentColor"></path>`;
const cross = svg`<path d="M5 5l14 14M19 5L5 19" stroke="currentColor" stroke-width="4"></path>`;
const cup = svg`<path d="M6 3h12v5a6 6 0 0 1-12 0z" fill="currentColor"></path>
  <path d="M6 5H3v2a4 4 0 0 0 4 4M18 5h3v2a4 4 0 0 1-4 4" fill="none" stroke="currentColor" stroke-width="2"></path>
  <path d="M10.5 13h3v5h-3zM7 18h10v3H7z" fill="currentColor"></path>`;

/** The race's status as a word and a shape, so that nobody needs to tell colours apart. */
export function renderStatus(race: Pick<RaceState, 'status' | 'isCancelled'>): TemplateResult {
  const [name, word, shape] = describeStatus(race);
  return html`<span class="status ${name}" part="status">${drawShape(shape)}<span>${word}</span></span>`;
}

/** The winner's cup with its word. */
export function renderWinner(): TemplateResult {
  return html`<span class="chip winner" part="winner">${drawShape(cup)}<span>${towerText.winner}</span></span>`;
}

function describeStatus({ status, isCancelled }: Pick<RaceState, 'status' | 'isCancelled'>) {
  if (isCancelled) return ['cancelled', towerText.cancelled, cross] as const;
  if (status === 'OPEN') return ['open', towerText.open, ring] as const;
  if (status === 'LOCKED') return ['locked', towerText.locked, padlock] as const;
  return ['finished', towerText.finished, flag] as const;
}

function drawShape(shape: TemplateResult): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;
}
