import { html, LitElement, nothing, type TemplateResult } from 'lit';

/**
 * Minutes and seconds until a moment, by the server's clock. Zero stays until the server says what
 * happened.
 */
export class CountDown extends LitElement {
  static override readonly properties = { until: { type: String }, now: { attribute: false } };

  /** ISO 8601; null: nothing to count. */
  declare until: string | null;
  /** The server's time in ms since 1970. */
  declare now: () => number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.until = null;
    this.now = Date.now;
  }

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), 250);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render(): TemplateResult | typeof nothing {
    if (this.until === null) return nothing;
    return html`${describeLeft(Date.parse(this.until) - this.now())}`;
  }
}

/** `1:05`; seconds that have begun count whole. */
function describeLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const inHour = `${Math.floor(seconds / 60) % 60}:${String(seconds % 60).padStart(2, '0')}`;
  return seconds < 3600 ? inHour : `${Math.floor(seconds / 3600)}:${inHour.padStart(5, '0')}`;
}

customElements.define('count-down', CountDown);
