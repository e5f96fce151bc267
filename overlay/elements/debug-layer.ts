import { css, html, LitElement, type TemplateResult } from 'lit';

/** Lines kept on the page. */
const lineLimit = 14;
const detailLimit = 160;

interface Line {
  readonly time: string;
  readonly what: string;
  readonly detail: string;
}

/**
 * For `debug=1`: the safe areas of the picture (5 % and 10 %), and the last things that arrived.
 */
export class DebugLayer extends LitElement {
  static override readonly styles = css`
    :host {
      position: fixed;
      inset: 0;
      pointer-events: none;
      z-index: 9;
      font: 14px / 19px ui-monospace, Consolas, 'Liberation Mono', monospace;
      color: #d7ffe9;
    }
    .safe {
      position: absolute;
      inset: 5%;
      outline: 2px dashed rgba(255, 64, 129, 0.9);
    }
    .title {
      inset: 10%;
      outline-color: rgba(255, 213, 79, 0.8);
    }
    ol {
      position: absolute;
      left: 50%;
      top: 50%;
      width: 46%;
      transform: translate(-50%, -50%);
      margin: 0;
      padding: 10px 14px;
      list-style: none;
      background: rgba(0, 0, 0, 0.75);
    }
    li {
      overflow: hidden;
      white-space: nowrap;
      text-overflow: ellipsis;
    }
    b {
      color: #fff;
    }
  `;
  static override readonly properties = { lines: { state: true } };

  declare lines: readonly Line[];

  constructor() {
    super();
    this.lines = [];
  }

  /** Adds a line; the oldest gives way. */
  tell(what: string, detail: unknown): void {
    const text = detail === undefined ? '' : (JSON.stringify(detail)?.slice(0, detailLimit) ?? '');
    const line = { time: new Date().toISOString().slice(11, 23), what, detail: text };
    this.lines = [...this.lines, line].slice(-lineLimit);
  }

  override render(): TemplateResult {
    return html`<div class="safe"></div>
      <div class="safe title"></div>
      <ol>
        <li>${innerWidth}×${innerHeight}, ${navigator.userAgent.match(/Chrome\/\d+/)?.[0] ?? ''}</li>
        ${this.lines.map(({ time, what, detail }) => html`<li>${time} <b>${what}</b> ${detail}</li>`)}
      </ol>`;
  }
}

customElements.define('debug-layer', DebugLayer);
