import { html, nothing, type TemplateResult } from 'lit';
import type { Person } from '../../src/contract/round.js';

/** Where guests' pictures are, by guest. */
export type Avatars = ReadonlyMap<string, string>;

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A guest's picture in a circle; the initials on a colour of their own where there is none, or it
 * does not load.
 */
export function renderAvatar({ userId, name }: Person, avatars: Avatars): TemplateResult {
  const url = avatars.get(userId);
  return html`<span class="avatar" part="avatar" style="--hue:${hueOf(userId)}" aria-hidden="true"
    ><span>${initialsOf(name)}</span>${url === undefined ? nothing : html`<img src=${url} alt="" @error=${hide} />`}</span
  >`;
}

/** The first letters of a name's first two words, whatever script they are in. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).slice(0, 2);
  return words.map((word) => [...letters.segment(word)][0]?.segment.toUpperCase() ?? '').join('');
}

function hueOf(userId: string): number {
  // The golden angle keeps neighbours apart.
  return (
    ([...userId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) * 137) % 360
  );
}

function hide(event: Event): void {
  if (event.target instanceof HTMLElement) event.target.hidden = true;
}
