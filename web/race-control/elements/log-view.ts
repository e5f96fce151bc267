import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { OverlayState } from '../../../overlay/state.js';
import type { ControlState } from '../../../src/contract/control.js';
import type { LogLine } from '../../../src/contract/control-acts.js';
import { isOwnDeed, type LogFilter, logFilters } from '../../../src/contract/log.js';
import type { Undoable } from '../../../src/contract/taking-back.js';
import { log as logText } from '../../../src/text/en/log.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Data, Desk } from '../desk.js';
import { restoreGuest, takeBack } from '../take-back.js';
import { undoText } from '../undo-text.js';
import { clockTime } from '../words.js';

/** What happened, who did it, and the way back where there is one. */
export class LogView extends PageElement {
  static override readonly properties = {
    control: { attribute: false },
    state: { attribute: false },
    desk: { attribute: false },
    filter: { state: true },
    pageNumber: { state: true },
    shown: { state: true },
  };

  declare control: ControlState;
  declare state: OverlayState;
  declare desk: Desk;
  declare filter: LogFilter;
  declare pageNumber: number;
  declare shown: Data<'show-log'> | null;

  constructor() {
    super();
    this.filter = 'all';
    this.pageNumber = 0;
    this.shown = null;
  }

  /** The newest page follows what happens; an older one stays as it was. */
  override willUpdate(changed: PropertyValues<this>): void {
    const isNews = changed.has('control') && this.pageNumber === 0;
    if (isNews || changed.has('filter') || changed.has('pageNumber')) void this.#read();
  }

  async #read(): Promise<void> {
    const { filter, pageNumber: page, shown } = this;
    const until = page === 0 || shown === null ? {} : { until: Date.parse(shown.until) };
    const read = await this.desk.look('show-log', { filter, page, ...until });
    if (read.success && filter === this.filter && page === this.pageNumber) this.shown = read.data;
  }

  override render(): TemplateResult {
    const { shown } = this;
    return html`<div class="bar"><h1>Log</h1><span class="dim">words, hints and PINs are never in it</span></div>
      <div class="filters" role="group" aria-label="Show">${logFilters.map((filter) => this.#renderFilter(filter))}</div>
      ${this.#renderUndoable()}<ol class="log">${shown?.lines.map((line) => this.#renderLine(line)) ?? nothing}</ol>
      ${shown?.lines.length === 0 ? html`<p class="dim empty">${logText.empty}</p>` : nothing}
      <div class="pager"><button type="button" ?disabled=${this.pageNumber === 0} @click=${() => this.#turn(-1)}>Newer</button>
        <span class="dim">page ${this.pageNumber + 1}</span>
        <button type="button" ?disabled=${shown?.hasOlder !== true} @click=${() => this.#turn(1)}>Older</button></div>`;
  }

  #renderFilter(filter: LogFilter): TemplateResult {
    const choose = () => {
      this.filter = filter;
      this.pageNumber = 0;
    };
    return html`<button type="button" aria-pressed=${filter === this.filter} @click=${choose}>${logText.filters[filter]}</button>`;
  }

  #renderLine(line: LogLine): TemplateResult {
    const { actor, name, type, at } = line;
    const isSelf = actor === name && isOwnDeed(type);
    return html`<li><time class="dim">${clockTime(at)}</time><span class="what">${describe(line)}${actor === null || isSelf ? nothing : html` <span class="dim">by <bdi>${actor}</bdi></span>`}</span>${this.#renderUndo(line)}</li>`;
  }

  #renderUndo({ type, raceId, guestId }: LogLine): TemplateResult | typeof nothing {
    const button = (words: string, run: () => void) =>
      html`<button type="button" class="small quiet" @click=${run}>${words}</button>`;
    const isPaid = this.control.races.some(
      ({ id, status, isCancelled }) => id === raceId && status === 'FINISHED' && !isCancelled,
    );
    if (type === 'bets-settled' && raceId !== null && isPaid)
      return button('Undo…', () => this.desk.open({ kind: 'undo', race: raceId }));
    const isOut = this.control.seats.some(({ id, state }) => id === guestId && state === 'removed');
    if (type === 'guest-removed' && guestId !== null && isOut)
      return button('Restore', () => void restoreGuest(this.desk, guestId));
    if (
      type === 'race-locked' &&
      raceId !== null &&
      this.state.races.some(({ gameId, status }) => gameId === raceId && status === 'LOCKED')
    )
      return button(
        'Unlock',
        () =>
          void this.desk.run(
            'unlock-race',
            { raceId },
            ({ race }) => `${race.title} is open again.`,
          ),
      );
    return nothing;
  }

  #renderUndoable(): TemplateResult | typeof nothing {
    const undoable = this.shown?.undoable ?? [];
    if (undoable.length === 0) return nothing;
    return html`<section class="undoable" aria-label=${undoText.title}><h2>${undoText.title}</h2>
      <ul class="plain-list">${undoable.map((each) => this.#renderUndoableOne(each))}</ul></section>`;
  }

  #renderUndoableOne(undoable: Undoable): TemplateResult {
    const { id, kind } = undoable;
    const label = undoText.label(undoable);
    const undo = () =>
      kind === 'settlement'
        ? this.desk.open({ kind: 'undo', race: id })
        : void takeBack(this.desk, id);
    return html`<li><bdi>${label}</bdi> <button type="button" class="small quiet" aria-label=${`Undo: ${label}`} @click=${undo}>Undo</button></li>`;
  }

  #turn(step: number): void {
    this.pageNumber = Math.max(0, this.pageNumber + step);
  }
}

function describe({
  type,
  name,
  other,
  race,
  round,
  amount,
  balance,
  lapTimeMs,
  bets,
  reason,
  isInvolved,
  isTakenOver,
}: LogLine): string {
  return logText.lines[type]({
    ...{ name: isolate(name), other: isolate(other), race: isolate(race), round: round ?? 0 },
    ...{
      amount: amount ?? 0,
      balance: balance ?? 0,
      bets: bets ?? 0,
      lapTimeMs,
      reason,
      isInvolved,
      isTakenOver,
    },
  });
}

/** A name keeps its own direction of writing inside a sentence (Unicode's FSI and PDI). */
function isolate(name: string | null): string {
  return name === null || name === '' ? '' : `\u2068${name}\u2069`;
}

customElements.define('log-view', LogView);
