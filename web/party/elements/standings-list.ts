import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { type Avatars, renderAvatar } from '../../../overlay/elements/avatar.js';
import { lift, slideBy } from '../../../overlay/motion.js';
import type { Standing } from '../../../src/contract/phone-acts.js';
import { PageElement } from '../../common/elements/page-element.js';
import { walletText as text } from '../text/wallet-text.js';
import { amount, count } from '../text/words.js';

/** Scores of the evening, with gold, silver and bronze; ranks that change glide. */
export class StandingsList extends PageElement {
  static override readonly properties = {
    standings: { attribute: false },
    avatars: { attribute: false },
    seatId: { type: String },
    moving: { type: Boolean },
  };

  declare standings: readonly Standing[];
  declare avatars: Avatars;
  declare seatId: string;
  declare moving: boolean;
  #lines: ReadonlyMap<string, number> = new Map();

  constructor() {
    super();
    this.standings = [];
    this.avatars = new Map();
    this.seatId = '';
    this.moving = false;
  }

  override render(): TemplateResult {
    if (this.standings.length === 0) return html`<p class="hint">${text.nobody}</p>`;
    return html`<ol class="tower standings">${repeat(this.standings, ({ userId }) => userId, this.#renderRow)}</ol>`;
  }

  readonly #renderRow = (standing: Standing, index: number): TemplateResult => {
    const { userId, name, coins, staked, races, rounds, laps } = standing;
    const facts = [
      races > 0 && count(races, 'race won', 'races won'),
      rounds > 0 && count(rounds, 'round won', 'rounds won'),
      laps > 0 && count(laps, 'lap', 'laps'),
    ].filter(Boolean);
    return html`<li class="line ${index < 3 ? `p${index + 1}` : ''} ${userId === this.seatId ? 'own' : ''}" data-guest=${userId}>
      <span class="flash"></span>
      <span class="position">${index + 1}</span>${renderAvatar(standing, this.avatars)}
      <span class="driver"><b dir="auto">${name}</b>${facts.length === 0 ? nothing : html`<span class="note">${facts.join(' · ')}</span>`}</span>
      <span class="times"><b>${amount(coins + staked)}</b></span>
    </li>`;
  };

  override updated(): void {
    const rows = [...this.querySelectorAll('.line')];
    const lines = new Map(rows.map((row, line) => [row.getAttribute('data-guest') ?? '', line]));
    if (this.moving)
      for (const [guest, line] of lines) {
        const before = this.#lines.get(guest);
        const row = rows[line];
        if (before === undefined || before === line || row === undefined) continue;
        slideBy(row, before - line);
        if (before > line) lift(row);
      }
    this.#lines = lines;
  }
}

customElements.define('standings-list', StandingsList);
