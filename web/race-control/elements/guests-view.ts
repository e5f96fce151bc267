import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ControlSeat, ControlState, Knock } from '../../../src/contract/control.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { fold } from '../racer-search.js';
import { guestText } from '../text.js';
import { ago, count, digits } from '../words.js';
import { readForm } from './form.js';
import { renderPin } from './pin.js';

/** Everybody at the party, phones that knock, and the place to add a walk-in. */
export class GuestsView extends PageElement {
  static override readonly properties = {
    control: { attribute: false },
    desk: { attribute: false },
    now: { attribute: false },
    sought: { state: true },
  };

  declare control: ControlState;
  declare desk: Desk;
  declare now: () => number;
  declare sought: string;

  constructor() {
    super();
    this.sought = '';
  }

  find(): void {
    this.querySelector<HTMLInputElement>('input[type=search]')?.focus();
  }

  override render(): TemplateResult {
    const { seats, knocks } = this.control;
    const here = seats.filter(({ state }) => state !== 'removed');
    const shown = seats.filter(({ name }) => fold(name).includes(fold(this.sought)));
    const seek = (event: Event) => {
      if (event.target instanceof HTMLInputElement) this.sought = event.target.value;
    };
    return html`<div class="bar"><h1>Guests</h1><span class="dim">${count(here.length, 'guest', 'guests')}, ${count(here.filter(({ phones }) => phones > 0).length, 'on a phone', 'on phones')}</span>
        <a class="button" href="#poster">Poster…</a></div>
      ${knocks.length === 0 ? nothing : html`<section class="card waiting" aria-label="Phones that wait"><h2>Phones that wait for a host</h2><ul>${knocks.map((knock) => this.#renderKnock(knock))}</ul></section>`}
      <div class="tools"><label class="field"><span>Find</span><input type="search" .value=${this.sought} @input=${seek} autocomplete="off" /></label>
        <form class="inline" @submit=${this.#add}><label class="field"><span>Add a walk-in</span><input name="name" required autocomplete="off" placeholder="Name" /></label><button>Add</button></form></div>
      <div class="scroll" tabindex="0" role="region" aria-label="Guests"><table class="plain seats"><thead><tr><th scope="col">Name</th><th scope="col">Reached by</th><th scope="col" class="secret">PIN</th><th scope="col" class="num">Coins</th><th scope="col" class="seen">Last seen</th><th scope="col"><span class="hidden">Manage</span></th></tr></thead>
        <tbody>${repeat(
          shown,
          ({ id }) => id,
          (seat) => this.#renderSeat(seat),
        )}</tbody></table></div>
      ${shown.length === 0 ? html`<p class="dim empty">${seats.length === 0 ? 'Nobody yet. Print the poster, or add a walk-in.' : 'Nobody has such a name.'}</p>` : nothing}`;
  }

  #renderKnock({ id: knock, name, device, since }: Knock): TemplateResult {
    const letIn = () => void this.desk.run('let-in', { knock }, () => guestText.letIn);
    return html`<li><b class="name" dir="auto">${name}</b> <span class="dim">${device}, ${ago(since, this.now())}</span> <button type="button" class="small primary" @click=${letIn}>Let in</button></li>`;
  }

  #renderSeat(seat: ControlSeat): TemplateResult {
    const { id, name, state, pin, balance, lastSeenAt, isHost } = seat;
    const manage = () => this.desk.open({ kind: 'seat', seatId: id });
    return html`<tr class=${state}><th scope="row" dir="auto"><span class="name">${name}</span>${isHost ? html` <span class="badge">host</span>` : nothing}${state === 'joined' ? nothing : html` <span class="badge soft">${guestText.states[state]}</span>`}${seat.photo?.isShown === false ? html` <span class="badge">picture waits</span>` : nothing}</th>
      <td>${describeReach(seat)}</td><td class="secret">${state === 'removed' ? '' : renderPin(pin)}</td><td class="num">${digits(balance)}</td>
      <td class="dim seen">${ago(lastSeenAt, this.now())}</td><td class="num"><button type="button" class="small" aria-label="Manage ${name}" @click=${manage}>Manage…</button></td></tr>`;
  }

  readonly #add = (event: SubmitEvent) => {
    const { name = '' } = readForm(event);
    void this.desk.run(
      'add-walk-in',
      { name },
      (data) => guestText.added(data.guest.name) + (data.isNamesake ? guestText.namesake : ''),
      (data) => ({
        label: 'Show PIN',
        run: () => this.desk.open({ kind: 'seat', seatId: data.guest.id }),
      }),
    );
    if (event.target instanceof HTMLFormElement) event.target.reset();
  };
}

function describeReach({ hasDiscord, phones, state }: ControlSeat): string {
  if (state === 'removed') return '';
  const ways = [hasDiscord && 'Discord', phones > 0 && count(phones, 'phone', 'phones')];
  return ways.filter(Boolean).join(', ') || 'nothing yet';
}

customElements.define('guests-view', GuestsView);
