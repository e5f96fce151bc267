import { html, render, type TemplateResult } from 'lit';
import { type Theme, themes } from '../options.js';
import { cases } from './cases.js';

const query = new URLSearchParams(location.search);
const theme = themes.find((each) => each === query.get('theme')) ?? 'night';
const only = query.get('case');

document.documentElement.dataset['theme'] = theme;

/** Fills the gallery's page. */
export function openGallery(main: HTMLElement): void {
  // All of it on one sheet, on a plain ground: what the visual tests take a picture of.
  if (query.has('sheet')) document.documentElement.dataset['sheet'] = '';
  render(renderGallery(theme), main);
}

/**
 * Every case below the other, or the one that `case=` names. Nothing moves and no clock runs, so
 * that a picture of it can be compared.
 */
function renderGallery(shown: Theme): TemplateResult {
  return html`<nav>${themes.map((each) => (each === shown ? html`<b>${each}</b>` : html`<a href="?theme=${each}">${each}</a>`))}</nav>
    ${cases
      .filter(({ id }) => only === null || id === only)
      .map(({ id, piece }) => html`<h3>${id}</h3><div class="piece" id=${id}>${piece}</div>`)}`;
}
