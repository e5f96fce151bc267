import { html, nothing, type TemplateResult } from 'lit';
import type { PhoneSession } from '../../../src/contract/phone-acts.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { walletText as text } from '../text/wallet-text.js';
import { clockTime } from '../text/words.js';

/** Where this seat is signed in; any of it can be ended. Fires `sign-out`, which bubbles. */
export class PhoneList extends PageElement {
  static override readonly properties = {
    desk: { attribute: false },
    sessions: { state: true },
  };

  declare desk: Desk;
  declare sessions: readonly PhoneSession[] | null;

  constructor() {
    super();
    this.sessions = null;
  }

  override render(): TemplateResult {
    return html`<details class="card phones" @toggle=${this.#toggle}><summary>${text.phones}</summary>
      ${
        this.sessions === null
          ? html`<p class="hint">${text.loading}</p>`
          : html`<ul class="rows">${this.sessions.map((session) => this.#renderSession(session))}</ul>`
      }
      <div class="pair">
        <button type="button" class="quiet" @click=${() => this.#signOut()}>${text.signOut}</button>
        <button type="button" class="quiet" @click=${this.#endAll}>${text.signOutAll}</button>
      </div>
    </details>`;
  }

  #renderSession({ id, device, lastSeenAt, isThis }: PhoneSession): TemplateResult {
    return html`<li><span class="grow"><b>${device}</b><span class="under">${isThis ? text.thisPhone : clockTime(lastSeenAt)}</span></span>
      ${isThis ? nothing : html`<button type="button" class="quiet" aria-label="${text.end} ${device}" @click=${() => this.#end(id)}>${text.end}</button>`}</li>`;
  }

  readonly #toggle = (event: Event): void => {
    if (event.target instanceof HTMLDetailsElement && event.target.open) void this.#read();
  };

  async #read(): Promise<void> {
    const list = await this.desk.act('list-own-sessions', {}, text.phones);
    if (list !== null) this.sessions = list.sessions;
  }

  async #end(session: string): Promise<void> {
    const done = await this.desk.act('end-own-session', { session }, text.end);
    if (done === null) return;
    this.desk.say(text.ended);
    await this.#read();
  }

  readonly #endAll = async (): Promise<void> => {
    if ((await this.desk.act('end-own-sessions', {}, text.signOutAll)) !== null) this.#signOut();
  };

  #signOut(): void {
    this.dispatchEvent(new CustomEvent('sign-out', { bubbles: true }));
  }
}

customElements.define('phone-list', PhoneList);
