import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { type RankedEntry, rankBoard } from '../../src/contract/board.js';
import { formatGap, formatLapTime } from '../../src/contract/lap-time.js';
import type { RaceState } from '../../src/contract/snapshot.js';
import { enterFrom, lift, slideBy, sweep } from '../motion.js';
import type { Mark } from '../news.js';
import { towerText } from '../text.js';
import { findPage, fitTower, type TowerWindow } from '../tower-window.js';
import { type Avatars, renderAvatar } from './avatar.js';
import { badgeStyle } from './badge-style.js';
import { panelStyle } from './panel-style.js';
import { renderStatus, renderWinner } from './race-status.js';
import { towerStyle } from './timing-tower-style.js';

/** How long each page of a long board stays on air, in ms. */
const pageTime = 7_000;

/**
 * One race as a timing tower. Properties in, nothing out; rows glide by their index, never by
 * measuring.
 */
export class TimingTower extends LitElement {
  static override readonly styles = [panelStyle, towerStyle, badgeStyle];
  static override readonly properties = {
    race: { attribute: false },
    marks: { attribute: false },
    avatars: { attribute: false },
    lines: { type: Number },
    moving: { type: Boolean },
    page: { state: true },
  };

  declare race: RaceState | null;
  declare marks: readonly Mark[];
  declare avatars: Avatars;
  /** Racers on air at most. */
  declare lines: number;
  /** False: changes are cuts. */
  declare moving: boolean;
  declare page: number;
  #pageTimer: ReturnType<typeof setInterval> | undefined;
  #lastMark = 0;
  #shownGame: string | null = null;
  #shownPage = 0;
  #shownLines: ReadonlyMap<string, number> = new Map();
  #racers: ReadonlySet<string> = new Set();
  /** Circles stand before the names only where at least one of them is a picture. */
  #hasPictures = false;

  constructor() {
    super();
    this.race = null;
    this.marks = [];
    this.avatars = new Map();
    this.lines = 20;
    this.moving = false;
    this.page = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#restartPaging();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#pageTimer);
  }

  /**
   * A guest may drive in several races at once: what happened in another one is not this tower's.
   */
  get #ownMarks(): readonly Mark[] {
    return this.marks.filter(({ gameId }) => gameId === this.race?.gameId);
  }

  /** A racer with news is shown, whatever page it is on. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('marks') || this.race === null) return;
    const newest = this.#ownMarks.at(-1);
    if (newest === undefined || newest.id <= this.#lastMark) return;
    const index = this.race.entries.findIndex((entry) => entry.userId === newest.userId);
    const page = index < 0 ? null : findPage(this.race.entries.length, this.lines, index);
    if (page === null || page === this.page) return;
    this.page = page;
    this.#restartPaging();
  }

  override render(): TemplateResult | typeof nothing {
    const { race } = this;
    if (race === null) return nothing;
    const ranked = rankBoard(race.entries);
    const view = fitTower(ranked.length, this.lines, this.page);
    this.#hasPictures = race.entries.some((entry) => this.avatars.has(entry.userId));
    return html`<section part="tower" class=${describeWidth(ranked)} aria-label=${race.title}>
      <header part="header">
        <h2 part="title" dir="auto">${race.title}</h2>
        <div class="under">${renderStatus(race)}<span class="track" part="track" dir="auto">${findTrack(race)}</span></div>
      </header>
      ${ranked.length === 0 ? html`<p class="waiting">${towerText.waiting}</p>` : this.#renderBoard(race, ranked, view)}
    </section>`;
  }

  #renderBoard(race: RaceState, ranked: readonly RankedEntry[], view: TowerWindow): TemplateResult {
    const rest = view.range === null ? [] : ranked.slice(view.range.first, view.range.last + 1);
    const row = (entry: RankedEntry) => this.#renderRow(race, entry);
    return html`<ol part="rows">${repeat(ranked.slice(0, view.pinned), (entry) => entry.userId, row)}</ol>
      ${view.range === null ? nothing : this.#renderPager(view.range, ranked.length)}
      ${rest.length === 0 ? nothing : html`<ol part="rows">${repeat(rest, (entry) => entry.userId, row)}</ol>`}`;
  }

  #renderPager(
    { first, last }: { readonly first: number; readonly last: number },
    total: number,
  ): TemplateResult {
    return html`<div class="pager" part="pager"><span>${towerText.range(first + 1, last + 1, total)}</span></div>`;
  }

  #renderRow(race: RaceState, entry: RankedEntry): TemplateResult {
    const hasTime = entry.lapTimeMs !== null;
    const medal = hasTime && entry.position <= 3 ? `p${entry.position}` : '';
    const isWinner =
      race.status === 'FINISHED' && !race.isCancelled && race.winnerId === entry.userId;
    const mark = this.#ownMarks.find((candidate) => candidate.userId === entry.userId);
    // Whoever has been overtaken meanwhile is not fastest any more.
    const isFastest = mark?.kind === 'fastest' && entry.position === 1;
    const honour = isWinner ? renderWinner() : isFastest ? renderFastest() : null;
    return html`<li class="row ${medal} ${hasTime ? '' : 'out'} ${isWinner ? 'won' : ''}" part="row" data-racer=${entry.userId}>
      <span class="flash"></span>
      <span class="position" part="position">${hasTime ? entry.position : '–'}</span>
      <span class="who">${this.#hasPictures ? renderAvatar(entry, this.avatars) : nothing}<span class="name" part="name" dir="auto">${entry.name}</span>${renderChip(mark)}</span>
      <span class="car" part="car" dir="auto">${entry.car}</span>
      <span class="best" part="best">${entry.lapTimeMs === null ? renderNoTime(entry) : formatLapTime(entry.lapTimeMs)}</span>
      ${honour === null ? renderGaps(entry, (race.entries[1]?.lapTimeMs ?? null) !== null) : html`<span class="honour" part="honour">${honour}</span>`}
    </li>`;
  }

  override updated(): void {
    const rows = [...this.renderRoot.querySelectorAll('.row')];
    const lines = new Map(rows.map((row, line) => [readRacer(row), line]));
    if (this.moving && this.race !== null) this.#animateRows(rows, lines);
    this.#shownGame = this.race?.gameId ?? null;
    this.#shownPage = this.page;
    this.#shownLines = lines;
    this.#racers = new Set(this.race?.entries.map((entry) => entry.userId));
    this.#lastMark = Math.max(this.#lastMark, ...this.marks.map((mark) => mark.id));
  }

  #animateRows(rows: readonly Element[], lines: ReadonlyMap<string, number>): void {
    const isNewRace = this.race?.gameId !== this.#shownGame;
    if (isNewRace) enterFrom(this.renderRoot.querySelector('section') ?? this, 'left');
    for (const row of rows) {
      const racer = readRacer(row);
      const before = this.#shownLines.get(racer);
      const line = lines.get(racer) ?? 0;
      if (isNewRace) enterFrom(row, 'left', line * 25);
      else if (before === undefined)
        enterFrom(row, 'left', this.#racers.has(racer) ? (line % 10) * 25 : 0);
      else if (before !== line && this.page === this.#shownPage) slideBy(row, before - line);
      if (!isNewRace && (before ?? Number.POSITIVE_INFINITY) > line) lift(row);
    }
    for (const mark of this.#ownMarks) if (mark.id > this.#lastMark) this.#flash(mark, rows);
  }

  #flash(mark: Mark, rows: readonly Element[]): void {
    const flash = rows.find((row) => readRacer(row) === mark.userId)?.querySelector('.flash');
    if (flash) sweep(flash, mark.kind === 'fastest' ? 1_600 : 900);
  }

  #restartPaging(): void {
    clearInterval(this.#pageTimer);
    this.#pageTimer = setInterval(() => this.#turnPage(), pageTime);
  }

  #turnPage(): void {
    const { pages } = fitTower(this.race?.entries.length ?? 0, this.lines, 0);
    this.page = pages === 0 ? 0 : (this.page + 1) % pages;
  }
}

/** A race that is called as its track does not say so twice. */
function findTrack({ title, track }: RaceState): string | null {
  return track?.trim().toLowerCase() === title.trim().toLowerCase() ? null : track;
}

function readRacer(row: Element): string {
  return row.getAttribute('data-racer') ?? '';
}

/** Columns are as wide as what stands in them: cars, gaps of a minute, times of an hour. */
function describeWidth(ranked: readonly RankedEntry[]): string {
  const names = [
    ranked.some((entry) => entry.car !== null) && 'with-cars',
    ranked.some((entry) => (entry.gapMs ?? 0) >= 60_000) && 'with-minutes',
    ranked.some((entry) => (entry.lapTimeMs ?? 0) >= 3_600_000) && 'with-hours',
  ];
  return names.filter(Boolean).join(' ');
}

function renderNoTime(entry: RankedEntry): string {
  return entry.isDnf ? towerText.dnf : towerText.noTime;
}

/** The leader has no gap: its cells name the two columns, once there is something in them. */
function renderGaps(
  { position, gapMs, intervalMs }: RankedEntry,
  hasGaps: boolean,
): TemplateResult {
  const isLeader = position === 1 && hasGaps;
  const gap = isLeader ? towerText.gap : gapMs === null ? '' : formatGap(gapMs);
  const interval = isLeader ? towerText.interval : intervalMs === null ? '' : formatGap(intervalMs);
  return html`<span class="gap ${isLeader ? 'leader' : ''}" part="gap">${gap}</span>
    <span class="interval ${isLeader ? 'leader' : ''}" part="interval">${interval}</span>`;
}

function renderFastest(): TemplateResult {
  return html`<span class="chip fastest" part="chip">${towerText.fastest}</span>`;
}

function renderChip(mark: Mark | undefined): TemplateResult | typeof nothing {
  const word = mark === undefined ? '' : describeMark(mark);
  return word === '' ? nothing : html`<span class="chip" part="chip">${word}</span>`;
}

function describeMark({ kind, gained }: Mark): string {
  if (kind === 'newcomer') return towerText.newcomer;
  if (gained > 0) return towerText.gained(gained);
  return kind === 'improved' ? towerText.improved : '';
}

customElements.define('timing-tower', TimingTower);
