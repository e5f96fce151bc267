import { html, type TemplateResult } from 'lit';
import type { LinkSign } from '../live.js';
import { PageElement } from './page-element.js';

const words: Readonly<Record<LinkSign, string>> = {
  opening: 'Connecting',
  live: 'Live',
  asking: 'Catching up',
  away: 'Offline',
};

/** A quiet word and dot: whether what is shown is live. */
export class LiveSign extends PageElement {
  static override readonly properties = { sign: { type: String } };

  declare sign: LinkSign;

  constructor() {
    super();
    this.sign = 'opening';
  }

  override render(): TemplateResult {
    return html`<span class="live-sign ${this.sign}" role="status">${words[this.sign]}</span>`;
  }
}

customElements.define('live-sign', LiveSign);
