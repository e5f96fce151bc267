import { css, html, LitElement, type TemplateResult } from 'lit';
import { formatTimestamp } from '../markdown/timestamps.js';

/** Often enough for "in 20 seconds" to count down. */
const tickMs = 1000;

/** A moment in the reader's time zone; a relative one keeps counting. */
export class TimeStamp extends LitElement {
  static override properties = { at: { type: Number }, format: {} };

  static override styles = css`
    time {
      background: var(--ink-4);
      border-radius: 4px;
      padding: 0 3px;
    }
  `;

  declare at: number;
  declare format: string;
  #timer: number | undefined;

  constructor() {
    super();
    this.at = 0;
    this.format = 'f';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = window.setInterval(() => {
      if (this.format === 'R' && !document.hidden) this.requestUpdate();
    }, tickMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.#timer);
  }

  override render(): TemplateResult {
    const now = Date.now() / 1000;
    return html`<time title=${formatTimestamp(this.at, 'F', now)}>${formatTimestamp(this.at, this.format, now)}</time>`;
  }
}

customElements.define('time-stamp', TimeStamp);
