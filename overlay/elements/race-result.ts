import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { RankedEntry } from '../../src/contract/board.js';
import { formatGap, formatLapTime } from '../../src/contract/lap-time.js';
import { enterFrom, sweep } from '../motion.js';
import type { RaceResult } from '../result-show.js';
import { resultText } from '../text.js';
import { type Avatars, renderAvatar } from './avatar.js';
import { panelStyle } from './panel-style.js';

/** A race's winner and podium as a lower third. */
export class RaceResultPanel extends LitElement {
  static override readonly styles = [
    panelStyle,
    css`
      section {
        position: relative;
        display: flex;
        align-items: stretch;
        height: 230px;
        max-width: 1728px;
      }
      .winner {
        position: relative;
        flex: 0 1 auto;
        min-width: 420px;
        max-width: 860px;
        padding: 20px 64px 18px 30px;
        box-sizing: border-box;
        color: var(--party-ink);
        /* No clip-path: Chromium 156's renderer crashes when what it clips is animated. */
        background: linear-gradient(101deg, var(--party-gold) calc(100% - 46px), transparent calc(100% - 45px));
      }
      p {
        margin: 0;
      }
      .label {
        display: flex;
        gap: 14px;
        font-size: 30px;
        line-height: 38px;
        font-weight: 800;
        letter-spacing: 0.05em;
      }
      .label .name {
        font-weight: 600;
        letter-spacing: 0;
      }
      .champion {
        display: flex;
        align-items: center;
        gap: 18px;
        min-width: 0;
      }
      .champion .avatar {
        --size: 72px;
      }
      .champion .name {
        min-width: 0;
        font-size: 74px;
        line-height: 92px;
        font-weight: 800;
      }
      .time {
        font-size: 40px;
        line-height: 56px;
        font-weight: 700;
      }
      .rest {
        display: grid;
        align-content: center;
        gap: 10px;
        min-width: 440px;
        max-width: 800px;
        padding: 16px 30px 16px 18px;
      }
      .step {
        display: grid;
        grid-template-columns: 52px auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 14px;
        line-height: 52px;
        font-size: 34px;
        font-weight: 700;
      }
      .place {
        display: grid;
        place-items: center;
        height: 48px;
        font-weight: 800;
        color: var(--party-ink);
        background: var(--party-silver);
      }
      .p3 .place {
        background: var(--party-bronze);
      }
      .gap {
        font-weight: 500;
        color: var(--party-dim);
      }
      .paid {
        line-height: 44px;
        white-space: nowrap;
        font-weight: 600;
        color: var(--party-accent);
      }
      .flash {
        position: absolute;
        inset: 0;
        opacity: 0;
        background: linear-gradient(90deg, transparent, rgba(255, 255, 255, 0.7) 60%, transparent);
      }
    `,
  ];
  static override readonly properties = {
    result: { attribute: false },
    avatars: { attribute: false },
    moving: { type: Boolean },
  };

  declare result: RaceResult | null;
  declare avatars: Avatars;
  /** False: it is there and gone. */
  declare moving: boolean;
  #shown: RaceResult | null = null;

  constructor() {
    super();
    this.result = null;
    this.avatars = new Map();
    this.moving = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { result } = this;
    const [winner, ...rest] = result?.podium ?? [];
    if (result === null || winner === undefined) return nothing;
    return html`<section part="result">
      <div class="winner" part="winner">
        <p class="label"><span>${resultText.wins}</span><span class="name" dir="auto">${result.title}</span></p>
        <p class="champion">${renderAvatar(winner, this.avatars)}<span class="name" dir="auto">${winner.name}</span></p>
        <p class="time">${formatLapTime(winner.lapTimeMs ?? 0)}</p>
        <span class="flash"></span>
      </div>
      <div class="rest" part="podium">
        ${rest.map((line) => this.#renderStep(line))}
        <p class="paid" part="paid">
          ${result.winningBets === 0 ? resultText.unpaid : resultText.paid(result.paidOut, result.winningBets)}
        </p>
      </div>
    </section>`;
  }

  #renderStep(line: RankedEntry): TemplateResult {
    return html`<p class="step p${line.position}" part="step">
      <span class="place">${line.position}</span>${renderAvatar(line, this.avatars)}<span class="name" dir="auto">${line.name}</span>
      <span class="gap">${line.gapMs === null ? '' : formatGap(line.gapMs)}</span>
    </p>`;
  }

  override updated(): void {
    const isNew = this.result !== null && this.result !== this.#shown;
    this.#shown = this.result;
    if (!isNew || !this.moving) return;
    for (const [line, part] of [
      ...this.renderRoot.querySelectorAll('.winner, .rest > *'),
    ].entries())
      enterFrom(part, 'left', line * 220);
    const flash = this.renderRoot.querySelector('.flash');
    if (flash !== null) sweep(flash, 2_000);
  }
}

customElements.define('race-result', RaceResultPanel);
