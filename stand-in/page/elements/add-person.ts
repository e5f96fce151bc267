import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { settings } from '../settings.js';
import { text } from '../text.js';
import { modalStyles } from './modal-dialog-styles.js';
import { emit } from './page-events.js';
import { sharedStyles } from './shared-styles.js';

/** The small form that adds a person to the server; opened with `open()`. */
export class AddPerson extends LitElement {
  static override styles = [sharedStyles, modalStyles];

  get #dialog(): HTMLDialogElement | null {
    return this.shadowRoot?.querySelector('dialog') ?? null;
  }

  /** Shows the empty form. */
  open(): void {
    this.shadowRoot?.querySelector('form')?.reset();
    this.#dialog?.showModal();
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const form = new FormData(event.currentTarget);
    const typed = form.get('name');
    const name = typeof typed === 'string' ? typed.trim() : '';
    if (name === '') return;
    emit(this, 'person-added', {
      name,
      roles: form.getAll('role').filter((role) => typeof role === 'string'),
      dms: form.has('closed') ? 'closed' : 'open',
    });
    this.#dialog?.close();
  }

  #roles(): TemplateResult {
    return html`<div role="group" aria-labelledby="roles">
      <span class="caption" id="roles">${text.personRoles}</span>
      ${settings.roles.map(
        (role) =>
          html`<label class="check"><input type="checkbox" name="role" value=${role} />${role}</label>`,
      )}
    </div>`;
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      <form @submit=${this.#submit}>
        <h2 id="title">${text.addPerson}</h2>
        <div class="fields">
          <label><span class="caption">${text.personName}</span><input type="text" name="name" required maxlength="32" autocomplete="off" /></label>
          <div>
            <label class="check"><input type="checkbox" name="closed" />${text.personClosed}</label>
          </div>
          ${settings.roles.length === 0 ? nothing : this.#roles()}
        </div>
        <div class="actions">
          <button type="button" class="button" @click=${() => this.#dialog?.close()}>${text.cancel}</button>
          <button type="submit" class="button primary">${text.add}</button>
        </div>
      </form>
    </dialog>`;
  }
}

customElements.define('add-person', AddPerson);
