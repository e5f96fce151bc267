import { html, nothing, type TemplateResult } from 'lit';
import type { Refused } from '../../../src/contract/result.js';
import { PageElement } from '../../common/elements/page-element.js';
import { door } from '../text.js';
import { renderRefusal } from './form.js';

export type DoorPhase = 'opening' | 'late' | 'link' | 'out' | 'lost';

/** What somebody sees who is not signed in. Fires `sign-in` when the link is to be used. */
export class ControlDoor extends PageElement {
  static override readonly properties = {
    phase: { type: String },
    refused: { attribute: false },
    isBusy: { type: Boolean },
  };

  declare phase: DoorPhase;
  declare refused: Refused | null;
  declare isBusy: boolean;

  constructor() {
    super();
    this.phase = 'opening';
    this.refused = null;
    this.isBusy = false;
  }

  override render(): TemplateResult {
    return html`<main class="door"><h1>${door.title}</h1>${this.#renderPhase()}${renderRefusal(this.refused)}</main>`;
  }

  #renderPhase(): TemplateResult {
    const { phase } = this;
    if (phase === 'opening' || phase === 'late')
      return html`<p class="dim" role="status">${door[phase]}</p>`;
    if (phase === 'link')
      return html`<p>${door.offer}</p><button type="button" class="primary big" ?disabled=${this.isBusy} autofocus @click=${this.#signIn}>${door.signIn}</button>`;
    return html`${phase === 'lost' ? html`<p>${door.lost}</p>` : this.refused === null ? html`<p>${door.out}</p>` : nothing}<p class="dim">${door.how}</p>`;
  }

  readonly #signIn = () => {
    this.dispatchEvent(new CustomEvent('sign-in'));
  };
}

customElements.define('control-door', ControlDoor);
