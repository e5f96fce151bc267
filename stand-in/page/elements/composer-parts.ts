import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { CommandLeaf } from '../api/commands.js';
import type { Completion, Suggestion } from '../completion/suggest.js';
import { text } from '../text.js';
import { icons } from './icons.js';

function renderSuggestion(
  suggestion: Suggestion,
  index: number,
  isActive: boolean,
  take: (suggestion: Suggestion) => void,
): TemplateResult {
  // A press must not take the focus away from the line: a phone would fold its keyboard.
  return html`<li
    id="suggestion-${index}"
    role="option"
    class=${classMap({ suggestion: true, active: isActive })}
    aria-selected=${isActive}
    @pointerdown=${(event: Event) => event.preventDefault()}
    @click=${() => take(suggestion)}
  >
    <span class="label">${suggestion.label}</span>
    ${suggestion.isRequired ? html`<span class="required">${text.required}</span>` : nothing}
    <span class="detail">${suggestion.detail}</span>
  </li>`;
}

/** The list above the line, headed by what the option being typed is for. */
export function renderPanel(
  completion: Completion,
  active: number,
  take: (suggestion: Suggestion) => void,
): TemplateResult | typeof nothing {
  const option = completion.focus?.option;
  const { suggestions } = completion;
  if (option === undefined && suggestions.length === 0) return nothing;
  return html`<div class="panel">
    ${
      option === undefined
        ? nothing
        : html`<p class="hint"><span class="label">${option.name}</span> <span class="detail">${option.description}</span></p>`
    }
    ${
      suggestions.length === 0
        ? nothing
        : html`<ul id="suggestions" role="listbox" aria-label=${text.suggestions}>
            ${suggestions.map((suggestion, index) => renderSuggestion(suggestion, index, index === active, take))}
          </ul>`
    }
  </div>`;
}

/** A sentence above the line: what was wrong, or what is missing. */
export function renderNotice(notice: string, close: () => void): TemplateResult {
  return html`<div role="status" aria-live="polite">
    ${
      notice === ''
        ? nothing
        : html`<p class="notice">
            ${icons.alert}<span>${notice}</span>
            <button type="button" class="icon-button" aria-label=${text.close} @click=${close}>${icons.close}</button>
          </p>`
    }
  </div>`;
}

/** The commands that fit whom one plays and the moment. */
export function renderChips(
  commands: readonly CommandLeaf[],
  begin: (command: CommandLeaf) => void,
): TemplateResult {
  return html`<div class="chips" role="group" aria-label=${text.chips}>
    ${commands.map(
      (command) =>
        html`<button type="button" class="chip" title=${command.description} @click=${() => begin(command)}>/${command.path.join(' ')}</button>`,
    )}
  </div>`;
}
