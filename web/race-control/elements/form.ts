import { html, nothing, type TemplateResult } from 'lit';
import type { Refused } from '../../../src/contract/result.js';

/** What stands in a form's fields, by their names; what was left empty is left out. */
export function readForm(event: SubmitEvent): Readonly<Record<string, string>> {
  event.preventDefault();
  if (!(event.target instanceof HTMLFormElement)) return {};
  return Object.fromEntries(
    [...new FormData(event.target)].flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [],
    ),
  );
}

/** Why nothing was done, where the host looks. */
export function renderRefusal(refused: Refused | null): TemplateResult | typeof nothing {
  return refused === null ? nothing : html`<p class="refusal" role="alert">${refused.error}</p>`;
}

interface FieldParts {
  readonly label: string;
  readonly name: string;
  readonly value?: string;
  readonly hint?: string;
  readonly list?: string;
  readonly isRequired?: boolean;
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
}

export function renderField(parts: FieldParts): TemplateResult {
  const { label, name, value = '', hint, list, isRequired = false, inputMode = 'text' } = parts;
  return html`<label class="field"><span>${label}</span>
    <input name=${name} .value=${value} placeholder=${hint ?? nothing} list=${list ?? nothing} inputmode=${inputMode}
      ?required=${isRequired} autocomplete="off" spellcheck="false" /></label>`;
}

/** A choice of few; `options` are pairs of value and words. */
export function renderChoice(
  label: string,
  name: string,
  options: readonly (readonly [string, string])[],
  chosen: string,
): TemplateResult {
  return html`<label class="field"><span>${label}</span><select name=${name}>
    ${options.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
  </select></label>`;
}
