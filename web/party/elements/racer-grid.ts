import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { type Avatars, renderAvatar } from '../../../overlay/elements/avatar.js';
import { rankBoard } from '../../../src/contract/board.js';
import { formatLapTime } from '../../../src/contract/lap-time.js';
import type { Backable, OwnBet } from '../../../src/contract/phone.js';
import type { RaceState } from '../../../src/contract/snapshot.js';
import { PageElement } from '../../common/elements/page-element.js';
import { bettingText as text } from '../text/betting-text.js';
import { LongPress } from './long-press.js';

/** Coins of a tap. */
export const tapStake = 100;

/**
 * Whom to back, as pictures: `tap` and `other` are fired with the racer. One whose bet is on its
 * way takes no second tap.
 */
export class RacerGrid extends PageElement {
  static override readonly properties = {
    race: { attribute: false },
    backable: { attribute: false },
    bets: { attribute: false },
    avatars: { attribute: false },
    busy: { attribute: false },
  };

  declare race: RaceState;
  declare backable: readonly Backable[];
  /** The guest's own that can be withdrawn. */
  declare bets: readonly OwnBet[];
  declare avatars: Avatars;
  /** Ids of racers whose bet has no answer yet. */
  declare busy: ReadonlySet<string>;
  readonly #longPress = new LongPress();

  constructor() {
    super();
    this.backable = [];
    this.bets = [];
    this.avatars = new Map();
    this.busy = new Set();
  }

  override render(): TemplateResult {
    const ranked = new Map(rankBoard(this.race.entries).map((entry) => [entry.userId, entry]));
    return html`<ul class="racers">
      ${repeat(
        this.backable,
        ({ id }) => id,
        (racer) => {
          const entry = ranked.get(racer.id);
          const time = entry?.lapTimeMs ?? null;
          return this.#renderRacer(racer, time === null ? null : (entry?.position ?? null), time);
        },
      )}
    </ul>`;
  }

  #renderRacer(racer: Backable, position: number | null, time: number | null): TemplateResult {
    const { id, name } = racer;
    const isBusy = this.busy.has(id);
    const press = this.#longPress;
    const backing = this.race.bets.backing.find(({ userId }) => userId === id)?.coins ?? 0;
    const own = this.#findOwn(racer);
    return html`<li class="racer ${own === null ? '' : 'backed'} ${isBusy ? 'busy' : ''}">
      <button
        type="button"
        class="pick"
        aria-busy=${isBusy}
        @pointerdown=${(event: PointerEvent) => press.down(event, () => this.#fire('other', racer))}
        @pointermove=${press.move}
        @pointerup=${press.end}
        @pointercancel=${press.end}
        @contextmenu=${(event: Event) => event.preventDefault()}
        @click=${() => this.#tap(racer)}
      >
        <span class="sr">${text.tap(tapStake)}</span>
        ${renderAvatar({ userId: id, name }, this.avatars)}
        ${position === null ? nothing : html`<span class="place p${position}">${position}</span>`}
        <span class="name" dir="auto">${name}</span>
        <span class="fact">${time === null ? ' ' : formatLapTime(time)}</span>
        <span class="fact">${backing === 0 ? ' ' : text.backed(backing)}</span>
      </button>
      ${own === null ? nothing : html`<span class="stake">${text.staked(own)}</span>`}
      <button type="button" class="other" aria-label="${text.other} ${name}" @click=${() => this.#fire('other', racer)}>${text.other}</button>
    </li>`;
  }

  /** Names are all that a bet tells of its racer; two of one name stand on one title rarely. */
  #findOwn({ name }: Backable): number | null {
    const bet = this.bets.find(
      (open) => open.targetName === name && open.raceTitle === this.race.title,
    );
    return bet?.amount ?? null;
  }

  #tap(racer: Backable): void {
    if (this.#longPress.takeFired() || this.busy.has(racer.id)) return;
    this.#fire('tap', racer);
  }

  #fire(type: 'tap' | 'other', racer: Backable): void {
    this.dispatchEvent(new CustomEvent(type, { detail: racer }));
  }
}

customElements.define('racer-grid', RacerGrid);
