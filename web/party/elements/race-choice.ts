import { html, nothing, type TemplateResult } from 'lit';
import type { RaceState } from '../../../src/contract/snapshot.js';
import { partyText } from '../text/party-text.js';

/** Which of several races is looked at; nothing where there is one. */
export function renderRaceChoice(
  races: readonly RaceState[],
  chosen: string,
  onChoose: (gameId: string) => void,
): TemplateResult | typeof nothing {
  if (races.length < 2) return nothing;
  return html`<div class="chips" role="group" aria-label=${partyText.choose}>
    ${races.map(
      ({ gameId, title }) =>
        html`<button type="button" class="chip" aria-pressed=${gameId === chosen} @click=${() => onChoose(gameId)}><span dir="auto">${title}</span></button>`,
    )}
  </div>`;
}

/** The race that is looked at: the chosen one while it is there, else the first. */
export function findChosen(
  races: readonly RaceState[],
  chosen: string | null,
): RaceState | undefined {
  return races.find(({ gameId }) => gameId === chosen) ?? races[0];
}
