import { html, type PropertyValues, type TemplateResult } from 'lit';
import { PageElement } from '../../common/elements/page-element.js';
import { partyText } from '../text/party-text.js';
import { amount, signed } from '../text/words.js';
import { coinIcon } from './icons.js';

const duration = 700;

/** The balance; a change counts up or down to it, and shows by how much. */
export class CoinCount extends PageElement {
  static override readonly properties = {
    value: { type: Number },
    moving: { type: Boolean },
    shown: { state: true },
  };

  declare value: number;
  declare moving: boolean;
  declare shown: number;
  #frame = 0;

  constructor() {
    super();
    this.value = 0;
    this.moving = false;
    this.shown = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
  }

  override render(): TemplateResult {
    return html`<span class="coins" aria-hidden="true">${coinIcon()}<b>${amount(this.shown)}</b><i class="delta"></i></span>
      <span class="sr" role="status">${partyText.balance(this.value)}</span>`;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('value')) return;
    cancelAnimationFrame(this.#frame);
    const before = changed.get('value');
    if (!this.hasUpdated || before === undefined || !this.moving) this.shown = this.value;
    else this.#count(this.shown, this.value, performance.now());
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('value');
    if (before === undefined || before === this.value || !this.moving) return;
    this.#showDelta(this.value - before);
  }

  #count(from: number, to: number, since: number): void {
    this.#frame = requestAnimationFrame((now) => {
      const share = Math.min(1, Math.max(0, (now - since) / duration));
      this.shown = Math.round(from + (to - from) * (1 - (1 - share) ** 3));
      if (share < 1) this.#count(from, to, since);
    });
  }

  #showDelta(change: number): void {
    const delta = this.querySelector<HTMLElement>('.delta');
    if (delta === null) return;
    delta.textContent = signed(change);
    delta.dataset['way'] = change < 0 ? 'down' : 'up';
    const steps = [
      { opacity: 0, transform: 'translateY(6px)' },
      { opacity: 1, transform: 'none', offset: 0.15 },
      { opacity: 1, transform: 'none', offset: 0.7 },
      { opacity: 0, transform: 'translateY(-8px)' },
    ];
    delta.animate?.(steps, { duration: 1_800, easing: 'ease-out' });
  }
}

customElements.define('coin-count', CoinCount);
