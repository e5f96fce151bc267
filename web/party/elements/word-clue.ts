import { html, nothing, type TemplateResult } from 'lit';
import type { RoundPlayer } from '../../../src/contract/round.js';

/** What a player noted of the talk, below the name; nothing where they noted nothing. */
export function renderClue({ clue }: Pick<RoundPlayer, 'clue'>): TemplateResult | typeof nothing {
  return clue === null ? nothing : html`<span class="clue" dir="auto">“${clue}”</span>`;
}
