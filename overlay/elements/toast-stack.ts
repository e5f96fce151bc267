import { css, html, LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { enterFrom, leaveTo, slideBy } from '../motion.js';
import { type Sentence, toastLabels } from '../text.js';
import type { ShownToast } from '../toast-queue.js';

/** Toasts one above the other, the newest at the bottom. Each is one line. */
export class ToastStack extends LitElement {
  static override readonly styles = css`
    :host {
      --toast: var(--party-toast-height, 60px);
      display: block;
      color: var(--party-text);
      font: 500 var(--party-toast-size, 31px) / 1 var(--party-face);
      font-stretch: condensed;
      font-variant-numeric: tabular-nums;
    }
    ol {
      display: flex;
      flex-direction: column;
      align-items: flex-end;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      max-width: 100%;
      height: var(--toast);
      padding-bottom: 8px;
      box-sizing: border-box;
    }
    .card {
      display: flex;
      height: 100%;
      line-height: calc(var(--toast) - 8px);
      border-radius: var(--party-radius);
      overflow: hidden;
      background: var(--party-panel-solid);
      box-shadow: var(--party-shadow);
    }
    .label {
      flex: none;
      padding: 0 28px 0 18px;
      clip-path: polygon(0 0, 100% 0, calc(100% - 16px) 100%, 0 100%);
      font-size: 28px;
      font-weight: 800;
      letter-spacing: 0.05em;
      color: var(--party-accent);
      background: var(--party-label);
    }
    .best .label,
    .race .label {
      color: var(--party-on-accent);
      background: var(--party-accent);
    }
    .sentence {
      min-width: 0;
      display: flex;
      padding: 0 22px 0 6px;
      white-space: pre;
      color: var(--party-soft);
    }
    .sentence > * {
      flex: none;
    }
    b {
      font-weight: 700;
      color: var(--party-text);
      unicode-bidi: isolate;
    }
    .sentence > .name {
      flex: 0 1 auto;
      min-width: 0;
      overflow: hidden;
      text-overflow: ellipsis;
    }
  `;
  static override readonly properties = { toasts: { attribute: false }, moving: { type: Boolean } };

  declare toasts: readonly ShownToast[];
  /** False: toasts come and go without a movement. */
  declare moving: boolean;
  #shown: ReadonlyMap<string, { readonly line: number; readonly isLeaving: boolean }> = new Map();

  constructor() {
    super();
    this.toasts = [];
    this.moving = false;
  }

  override render(): TemplateResult {
    return html`<div role="status">
      <ol part="toasts">
        ${repeat(this.toasts, (toast) => toast.id, renderToast)}
      </ol>
    </div>`;
  }

  /** Lines are counted from the bottom, where the stack stands. */
  override updated(): void {
    const rows = [...this.renderRoot.querySelectorAll('li')].reverse();
    const shown = new Map(
      rows.map((row, line) => [
        row.dataset['toast'] ?? '',
        { line, isLeaving: row.dataset['leaving'] === 'true' },
      ]),
    );
    if (this.moving) {
      for (const [line, row] of rows.entries()) {
        const id = row.dataset['toast'] ?? '';
        const before = this.#shown.get(id);
        // The lines above make room first, so that two toasts never cover each other.
        if (before === undefined) enterFrom(row, 'right', this.#shown.size > 0 ? 350 : 0);
        else if (before.line !== line) slideBy(row, line - before.line);
        if (shown.get(id)?.isLeaving && !before?.isLeaving) leaveTo(row, 'right');
      }
    }
    this.#shown = shown;
  }
}

function renderToast(toast: ShownToast): TemplateResult {
  return html`<li class=${toast.kind} part="toast" data-toast=${toast.id} data-leaving=${toast.isLeaving}>
    <div class="card" part="card">
      <span class="label" part="label">${toastLabels[toast.kind]}</span>
      <span class="sentence" part="sentence">${renderSentence(toast.sentence)}</span>
    </div>
  </li>`;
}

/** Only names are shortened where the line is too short: the news itself stays. */
function renderSentence(sentence: Sentence): readonly TemplateResult[] {
  return sentence.map((part) => {
    if (typeof part === 'string') return html`<span>${part}</span>`;
    if ('name' in part) return html`<b class="name" dir="auto">${part.name}</b>`;
    return html`<b>${part.value}</b>`;
  });
}

customElements.define('toast-stack', ToastStack);
