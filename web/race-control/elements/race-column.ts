import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../../../overlay/elements/count-down.js';
import type { Backing, Ticket } from '../../../src/contract/bets.js';
import { type RankedEntry, rankBoard } from '../../../src/contract/board.js';
import type { ControlRace } from '../../../src/contract/control.js';
import type { HostLap } from '../../../src/contract/control-race-acts.js';
import { formatGap, formatLapTime } from '../../../src/contract/lap-time.js';
import type { RaceState } from '../../../src/contract/snapshot.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { extendLock, renderLock, toggleLock } from '../race-acts.js';
import type { Pickable } from '../racer-search.js';
import { raceText } from '../text.js';
import { clockTime, count, digits } from '../words.js';

const lapsShown = 8;

/** A live race: its board, its bets, the laps as they come, and what a host can do with it. */
export class RaceColumn extends PageElement {
  static override readonly properties = {
    race: { attribute: false },
    more: { attribute: false },
    laps: { attribute: false },
    desk: { attribute: false },
    now: { attribute: false },
    isChosen: { type: Boolean },
    isAlone: { type: Boolean },
  };

  declare race: RaceState;
  /** What hosts know of it besides; null until that is read. */
  declare more: ControlRace | null;
  declare laps: readonly HostLap[];
  declare desk: Desk;
  declare now: () => number;
  declare isChosen: boolean;
  /** The only one that is on: there is room beside its board. */
  declare isAlone: boolean;

  override render(): TemplateResult {
    const { race, isChosen, isAlone } = this;
    const ranked = rankBoard(race.entries);
    return html`<section class="race ${isChosen ? 'chosen' : ''} ${isAlone ? 'alone' : ''}" aria-label=${race.title} @click=${this.#choose}>
      ${this.#renderHead()}
      ${this.#renderActions()}
      <div class="race-body">
        <div>${ranked.length === 0 ? html`<p class="dim empty">Waiting for the first lap.</p>` : this.#renderBoard(ranked)}</div>
        <div>${renderBets(race)}${this.#renderLaps()}</div>
      </div>
    </section>`;
  }

  #renderHead(): TemplateResult {
    const { race, more } = this;
    const rules = [
      raceText.rules[race.payoutRule],
      more === null ? '' : raceText.lapRules[more.lapRule],
      more?.backing === 'self-only' ? 'own bets only' : '',
    ].filter(Boolean);
    return html`<header class="race-head">
      <h2 dir="auto" title=${race.title}>${race.title}</h2>
      ${renderLock(race)}
      <p class="dim rules">${race.track === null || race.track === race.title ? nothing : html`<span dir="auto">${race.track}</span> · `}${rules.join(' · ')}
        ${race.status === 'OPEN' && race.locksAt !== null ? html` · locks in <b><count-down .until=${race.locksAt} .now=${this.now}></count-down></b> <button type="button" class="small quiet" @click=${() => extendLock(this.desk, race)}>+2 min</button>` : nothing}</p>
    </header>`;
  }

  #renderActions(): TemplateResult {
    const { race, desk } = this;
    const { gameId: raceId } = race;
    const isOpen = race.status === 'OPEN';
    return html`<div class="actions">
      <button type="button" @click=${() => toggleLock(desk, race)}>${isOpen ? 'Lock bets' : 'Unlock'}</button>
      <button type="button" class="primary" ?disabled=${race.entries.every(({ lapTimeMs }) => lapTimeMs === null)}
        title="Preview first; nothing is paid yet" @click=${() => desk.open({ kind: 'settle', raceId })}>Settle…</button>
      <button type="button" class="small quiet" title="For a walk-in" @click=${() => desk.open({ kind: 'bet', raceId })}>Bet…</button>
      <button type="button" class="small quiet" title="Who races" @click=${() => desk.open({ kind: 'racers', raceId })}>Racers…</button>
      <button type="button" class="small quiet" @click=${() => desk.open({ kind: 'edit-race', raceId })}>Edit…</button>
      <button type="button" class="small quiet danger" @click=${() => desk.open({ kind: 'cancel', raceId })}>Cancel…</button>
    </div>`;
  }

  #renderBoard(ranked: readonly RankedEntry[]): TemplateResult {
    const hasCars = ranked.some(({ car }) => car !== null);
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Board of ${this.race.title}"><table class="board">
      <thead><tr><th scope="col"><abbr title="Position">P</abbr></th><th scope="col">Racer</th>${hasCars ? html`<th scope="col" class="car">Car</th>` : nothing}
        <th scope="col" class="num">Best</th><th scope="col" class="num">Gap</th></tr></thead>
      <tbody>${repeat(
        ranked,
        ({ userId }) => userId,
        (entry) => this.#renderRow(entry, hasCars),
      )}</tbody>
    </table></div>`;
  }

  #renderRow(entry: RankedEntry, hasCars: boolean): TemplateResult {
    const { lapTimeMs, gapMs, position, name, userId } = entry;
    const next = () => this.#fill({ id: userId, name });
    return html`<tr class=${lapTimeMs === null ? 'out' : `p${position}`}>
      <td class="position">${lapTimeMs === null ? '–' : position}</td>
      <td class="who"><button type="button" class="name" dir="auto" title="Type the next lap of ${name}" @click=${next}>${name}</button></td>
      ${hasCars ? html`<td class="car" dir="auto">${entry.car}</td>` : nothing}
      <td class="num time">${lapTimeMs === null ? 'DNF' : formatLapTime(lapTimeMs)}</td>
      <td class="num gap">${gapMs === null ? '' : formatGap(gapMs)}</td>
    </tr>`;
  }

  #renderLaps(): TemplateResult | typeof nothing {
    if (this.laps.length === 0) return nothing;
    return html`<details class="laps" open><summary>Last laps</summary><ol>${repeat(
      this.laps.slice(0, lapsShown),
      ({ id }) => id,
      (lap) => this.#renderLap(lap),
    )}</ol></details>`;
  }

  #renderLap(lap: HostLap): TemplateResult {
    const { lapTimeMs, racerName, isVoided, at, racerId: racer, id } = lap;
    const time = lapTimeMs === null ? 'DNF' : formatLapTime(lapTimeMs);
    const dialog = { kind: 'void', racer, racerName, lap: `lap:${id}`, time } as const;
    return html`<li class=${isVoided ? 'voided' : ''}><time class="dim">${clockTime(at)}</time>
      <span class="name" dir="auto">${racerName}</span><span class="num">${time}</span>
      ${isVoided ? html`<span class="dim">voided</span>` : html`<button type="button" class="small quiet danger" aria-label="Void ${time} of ${racerName}" @click=${() => this.desk.open(dialog)}>Void…</button>`}</li>`;
  }

  readonly #choose = () => {
    this.dispatchEvent(new CustomEvent('choose', { detail: this.race.gameId }));
  };

  #fill(racer: Pickable): void {
    this.#choose();
    this.dispatchEvent(new CustomEvent<Pickable>('next-lap', { detail: racer }));
  }
}

/** On whom what is staked: the bar is the share of the pot. */
function renderBets({ bets: { pot, backing, latest }, status }: RaceState): TemplateResult {
  const total = backing.reduce((sum, { bets }) => sum + bets, 0);
  if (pot === 0)
    return html`<p class="bets-head"><b>Bets</b><span class="dim">${status === 'OPEN' ? 'none yet' : 'none'}</span></p>`;
  return html`<div class="bets"><p class="bets-head"><b>Bets</b><span>${digits(pot)} <span class="dim">in ${count(total, 'bet', 'bets')}</span></span></p>
    <ol class="backing">${backing.map((line) => renderBacking(line, pot))}</ol>
    <ol class="tickets dim">${latest.slice(0, 3).map(renderTicket)}</ol></div>`;
}

function renderBacking({ name, coins, bets }: Backing, pot: number): TemplateResult {
  const share = Math.round((100 * coins) / pot);
  return html`<li style="--share:${share}%"><span class="name" dir="auto">${name}</span>
    <span class="dim">${count(bets, 'bet', 'bets')}</span><b class="num">${digits(coins)}</b><span class="num dim">${share}%</span></li>`;
}

function renderTicket({ bettorName, targetName, amount }: Ticket): TemplateResult {
  return html`<li><span class="name" dir="auto">${bettorName}</span> ▸ <span class="name" dir="auto">${targetName}</span> <span class="num">${digits(amount)}</span></li>`;
}

customElements.define('race-column', RaceColumn);
