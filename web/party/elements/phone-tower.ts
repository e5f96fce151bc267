import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { type Avatars, renderAvatar } from '../../../overlay/elements/avatar.js';
import { enterFrom, lift, slideBy, sweep } from '../../../overlay/motion.js';
import type { Mark } from '../../../overlay/news.js';
import { type RankedEntry, rankBoard } from '../../../src/contract/board.js';
import { formatGap, formatLapTime } from '../../../src/contract/lap-time.js';
import type { RaceState } from '../../../src/contract/snapshot.js';
import { PageElement } from '../../common/elements/page-element.js';
import { racingText } from '../text/racing-text.js';

/** A race's board as a phone shows it, the guest's own line marked; rows glide by their index. */
export class PhoneTower extends PageElement {
  static override readonly properties = {
    race: { attribute: false },
    avatars: { attribute: false },
    marks: { attribute: false },
    seatId: { type: String },
    moving: { type: Boolean },
  };

  declare race: RaceState | null;
  declare avatars: Avatars;
  declare marks: readonly Mark[];
  declare seatId: string;
  declare moving: boolean;
  #shownGame: string | null = null;
  #lines: ReadonlyMap<string, number> = new Map();
  #lastMark = 0;

  constructor() {
    super();
    this.race = null;
    this.avatars = new Map();
    this.marks = [];
    this.seatId = '';
    this.moving = false;
  }

  override render(): TemplateResult {
    const entries = rankBoard(this.race?.entries ?? []);
    if (entries.length === 0) return html`<p class="waiting">${racingText.empty}</p>`;
    return html`<ol class="tower" aria-label=${racingText.board}>
      ${repeat(entries, ({ userId }) => userId, this.#renderRow)}
    </ol>`;
  }

  readonly #renderRow = (entry: RankedEntry): TemplateResult => {
    const { userId, name, lapTimeMs, isDnf, position, gapMs, car } = entry;
    const hasTime = lapTimeMs !== null;
    const isWinner = this.race?.status === 'FINISHED' && this.race.winnerId === userId;
    const medal = hasTime && position <= 3 ? `p${position}` : '';
    return html`<li class="line ${medal} ${userId === this.seatId ? 'own' : ''}" data-racer=${userId}>
      <span class="flash"></span>
      <span class="position">${hasTime ? position : '–'}</span>
      ${renderAvatar(entry, this.avatars)}
      <span class="driver"><b dir="auto">${name}</b>${this.#renderNote(isWinner, car)}</span>
      <span class="times"><b>${hasTime ? formatLapTime(lapTimeMs) : isDnf ? racingText.dnf : racingText.noTime}</b>
        ${gapMs === null ? nothing : html`<span class="gap">${formatGap(gapMs)}</span>`}</span>
    </li>`;
  };

  #renderNote(isWinner: boolean, car: string | null): TemplateResult | typeof nothing {
    if (isWinner) return html`<span class="note won">${racingText.winner}</span>`;
    return car === null ? nothing : html`<span class="note" dir="auto">${car}</span>`;
  }

  override updated(): void {
    const rows = [...this.querySelectorAll('.line')];
    const lines = new Map(rows.map((row, line) => [readRacer(row), line]));
    const isSameRace = this.race?.gameId === this.#shownGame;
    if (this.moving && isSameRace) this.#glide(rows, lines);
    this.#shownGame = this.race?.gameId ?? null;
    this.#lines = lines;
    this.#lastMark = Math.max(this.#lastMark, ...this.marks.map(({ id }) => id));
  }

  #glide(rows: readonly Element[], lines: ReadonlyMap<string, number>): void {
    for (const row of rows) {
      const racer = readRacer(row);
      const before = this.#lines.get(racer);
      const line = lines.get(racer) ?? 0;
      if (before === undefined) enterFrom(row, 'left');
      else if (before !== line) slideBy(row, before - line);
      if (before !== undefined && before > line) lift(row);
      const mark = this.marks.find(({ id, userId }) => id > this.#lastMark && userId === racer);
      const flash = row.querySelector('.flash');
      if (mark?.gameId === this.race?.gameId && mark !== undefined && flash) sweep(flash, 900);
    }
  }
}

function readRacer(row: Element): string {
  return row.getAttribute('data-racer') ?? '';
}

customElements.define('phone-tower', PhoneTower);
