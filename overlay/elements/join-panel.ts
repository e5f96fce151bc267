import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import type { JoinLink } from '../../src/contract/snapshot.js';
import { joinText } from '../text.js';
import { panelStyle } from './panel-style.js';

/** White squares around a code without which cameras do not find it. */
const quiet = 3;

/**
 * The party's invitation as a QR code: dark on white in every theme, or cameras would not read it.
 */
export class JoinPanel extends LitElement {
  static override readonly styles = [
    panelStyle,
    css`
      section {
        display: flex;
        align-items: stretch;
        background: var(--party-panel-solid);
      }
      svg {
        flex: none;
        width: var(--party-code-size, 176px);
        height: var(--party-code-size, 176px);
        background: #fff;
      }
      div {
        display: grid;
        align-content: center;
        gap: 8px;
        max-width: 420px;
        padding: 0 26px 0 22px;
        border-left: 4px solid var(--party-accent);
      }
      p {
        margin: 0;
        line-height: 36px;
        color: var(--party-soft);
      }
      .title {
        font-size: 40px;
        line-height: 46px;
        font-weight: 750;
        color: var(--party-text);
      }
      .url {
        font-size: 28px;
        color: var(--party-dim);
      }
    `,
  ];
  static override readonly properties = { link: { attribute: false } };

  declare link: JoinLink | null;

  constructor() {
    super();
    this.link = null;
  }

  override render(): TemplateResult | typeof nothing {
    if (this.link === null) return nothing;
    const { rows, url } = this.link;
    const size = rows.length + 2 * quiet;
    return html`<section part="join">
      <svg part="code" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label=${url}>
        ${svg`<path d=${drawCode(rows)} fill="#000"></path>`}
      </svg>
      <div>
        <p class="title">${joinText.title}</p>
        <p>${joinText.how}</p>
        <p class="url name">${url.replace(/^https?:\/\//, '').replace(/\/$/, '')}</p>
      </div>
    </section>`;
  }
}

/** The dark squares as one path, a run of them at a time. */
function drawCode(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ 0: run, index }) => `M${index + quiet} ${y + quiet}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('');
}

customElements.define('join-panel', JoinPanel);
