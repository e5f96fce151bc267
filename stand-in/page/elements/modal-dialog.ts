import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Person, SeenModal } from '../../src/api.js';
import {
  type Component,
  readComponents,
  type SelectComponent,
  type TextInputComponent,
} from '../api/components.js';
import { text } from '../text.js';
import { modalStyles } from './modal-dialog-styles.js';
import { emit } from './page-events.js';
import { sharedStyles } from './shared-styles.js';
import './rich-text.js';
import { SelectMenu } from './select-menu.js';

/** A form that the bot asked for, over the page. */
export class ModalDialog extends LitElement {
  static override properties = { modal: { attribute: false }, people: { attribute: false } };

  static override styles = [sharedStyles, modalStyles];

  declare modal: SeenModal | null;
  declare people: readonly Person[];

  constructor() {
    super();
    this.modal = null;
    this.people = [];
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('modal')) return;
    const dialog = this.shadowRoot?.querySelector('dialog');
    if (!dialog || this.modal === null) return;
    if (!dialog.open) dialog.showModal();
    dialog.querySelector<HTMLElement>('input, textarea, select-menu')?.focus();
  }

  #submit(event: Event): void {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const fields: Record<string, string | readonly string[]> = {};
    for (const menu of form.querySelectorAll('select-menu')) {
      if (menu instanceof SelectMenu && menu.select !== null && menu.chosen.length > 0)
        fields[menu.select.customId] = menu.chosen;
    }
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string') fields[name] = value;
    emit(this, 'modal-submitted', { fields });
  }

  #cancel(event: Event): void {
    event.preventDefault();
    emit(this, 'modal-closed', null);
  }

  #caption(label: string, isRequired: boolean): TemplateResult {
    return html`<span class="caption">${label} ${isRequired ? nothing : html`<span class="optional">${text.optional}</span>`}</span>`;
  }

  #textInput(input: TextInputComponent, label: string, description: string): TemplateResult {
    return html`<label>
      ${this.#caption(label || input.label, input.isRequired)}
      ${description === '' ? nothing : html`<span class="description">${description}</span>`}
      ${
        input.isParagraph
          ? html`<textarea
              name=${input.customId}
              rows="4"
              placeholder=${input.placeholder}
              minlength=${input.minLength ?? nothing}
              maxlength=${input.maxLength ?? nothing}
              ?required=${input.isRequired}
              .value=${input.value}
            ></textarea>`
          : html`<input
              type="text"
              autocomplete="off"
              name=${input.customId}
              placeholder=${input.placeholder}
              minlength=${input.minLength ?? nothing}
              maxlength=${input.maxLength ?? nothing}
              ?required=${input.isRequired}
              .value=${input.value}
            />`
      }
    </label>`;
  }

  #select(select: SelectComponent, label: string, description: string): TemplateResult {
    return html`<div class="field">
      ${this.#caption(label, select.isRequired)} ${description === '' ? nothing : html`<span class="description">${description}</span>`}
      <select-menu
        .select=${select}
        .people=${this.people}
        .label=${label}
      ></select-menu>
    </div>`;
  }

  #component(component: Component, label = '', description = ''): unknown {
    switch (component.kind) {
      case 'row':
        return component.children.map((child) => this.#component(child));
      case 'label':
        return component.child === null
          ? nothing
          : this.#component(component.child, component.label, component.description);
      case 'text-input':
        return this.#textInput(component, label, description);
      case 'select':
        return this.#select(component, label, description);
      case 'text':
        return html`<rich-text .source=${component.content}></rich-text>`;
      default:
        return nothing;
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { modal } = this;
    if (modal === null) return nothing;
    return html`<dialog aria-labelledby="title" @cancel=${this.#cancel}>
      <form @submit=${this.#submit}>
        <h2 id="title">${modal.title}</h2>
        <div class="fields">${readComponents(modal.components).map((component) => this.#component(component))}</div>
        <div class="actions">
          <button type="button" class="button" @click=${this.#cancel}>${text.cancel}</button>
          <button type="submit" class="button primary">${text.submit}</button>
        </div>
      </form>
    </dialog>`;
  }
}

customElements.define('modal-dialog', ModalDialog);
