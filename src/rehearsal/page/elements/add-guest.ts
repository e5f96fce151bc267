import { html, LitElement, type TemplateResult } from 'lit';
import { text } from '../text.js';
import { modalStyles } from './modal-dialog-styles.js';
import { emit } from './page-events.js';
import { sharedStyles } from './shared-styles.js';

/** The small form that adds a person to the server; opened with `open()`. */
export class AddGuest extends LitElement {
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
      host: form.has('host'),
      dms: form.has('closed') ? 'closed' : 'open',
    });
    this.#dialog?.close();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      <form @submit=${this.#submit}>
        <h2 id="title">${text.addGuestTitle}</h2>
        <div class="fields">
          <label><span class="caption">${text.addGuestName}</span><input type="text" name="name" required maxlength="32" autocomplete="off" /></label>
          <div>
            <label class="check"><input type="checkbox" name="closed" />${text.addGuestClosed}</label>
            <label class="check"><input type="checkbox" name="host" />${text.addGuestHost}</label>
          </div>
        </div>
        <div class="actions">
          <button type="button" class="button" @click=${() => this.#dialog?.close()}>${text.cancel}</button>
          <button type="submit" class="button primary">${text.add}</button>
        </div>
      </form>
    </dialog>`;
  }
}

customElements.define('add-guest', AddGuest);
