import { html, nothing, type TemplateResult } from 'lit';
import type { Mark } from '../../../overlay/news.js';
import type { OverlayState } from '../../../overlay/state.js';
import type { PhoneState } from '../../../src/contract/phone.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { LinkSign } from '../../common/live.js';
import type { Letter } from '../../common/outbox.js';
import type { PageToast } from '../../common/toasts.js';
import type { Desk } from '../desk.js';
import { type Tab, tabs } from '../tabs.js';
import { partyText as text } from '../text/party-text.js';
import { clockTime } from '../text/words.js';
import { tabIcon } from './icons.js';
import './betting-tab.js';
import './host-bar.js';
import './own-header.js';
import './racing-tab.js';
import './wallet-tab.js';
import './word-tab.js';
import '../../common/elements/toast-list.js';

/** The phone's page: who plays, the four tabs, and what has just happened. Fires `tab`. */
export class PartyDashboard extends PageElement {
  static override readonly properties = {
    state: { attribute: false },
    own: { attribute: false },
    sign: { type: String },
    heardAt: { attribute: false },
    letters: { attribute: false },
    toasts: { attribute: false },
    marks: { attribute: false },
    tab: { type: String },
    moving: { type: Boolean },
    isLate: { type: Boolean },
  };

  declare state: OverlayState | null;
  declare own: PhoneState | null;
  declare desk: Desk;
  declare sign: LinkSign;
  /** When the server was heard last before it went silent; ISO 8601. */
  declare heardAt: string | null;
  declare letters: readonly Letter[];
  declare toasts: readonly PageToast[];
  declare marks: readonly Mark[];
  declare tab: Tab;
  declare moving: boolean;
  /** The first answer is long in coming. */
  declare isLate: boolean;
  /** The server's time in ms since 1970. */
  declare now: () => number;

  constructor() {
    super();
    this.state = null;
    this.own = null;
    this.sign = 'opening';
    this.heardAt = null;
    this.letters = [];
    this.toasts = [];
    this.marks = [];
    this.tab = 'racing';
    this.moving = false;
    this.isLate = false;
    this.now = Date.now;
  }

  override render(): TemplateResult {
    const { state, own } = this;
    const list = html`<toast-list .toasts=${this.toasts}></toast-list>`;
    if (state === null || own === null)
      return html`<main class="opening" aria-busy="true"><p role="status">${this.isLate ? text.openingLate : text.opening}</p></main>${list}`;
    return html`<own-header .seat=${own.seat} .sign=${this.sign} ?moving=${this.moving}></own-header>
      ${this.#renderTrouble()}
      <main><div id="panel" role="tabpanel" aria-labelledby="tab-${this.tab}">
        <h2 class="sr">${text.tabs[this.tab]}</h2>
        ${this.#renderHostBar(state, own)} ${this.#renderTab(state, own)}
      </div></main>
      ${this.#renderTabs(own)} ${list}`;
  }

  /** What is wrong at the moment, if anything is: no connection, or a write without an answer. */
  #renderTrouble(): TemplateResult {
    const late = this.letters.filter(({ isLate }) => isLate);
    const time = this.heardAt === null ? null : clockTime(this.heardAt);
    return html`<div class="trouble" role="status">
      ${this.sign === 'away' ? html`<p>${text.away(time)}</p>` : nothing}
      ${late.map(({ what }) => html`<p dir="auto">${text.sending(what)}</p>`)}
    </div>`;
  }

  #renderHostBar(state: OverlayState, own: PhoneState): TemplateResult | typeof nothing {
    if (!own.seat.isHost || this.tab === 'wallet') return nothing;
    const about = this.tab === 'word' ? 'word' : 'races';
    return html`<host-bar .state=${state} .desk=${this.desk} .about=${about}></host-bar>`;
  }

  #renderTab(state: OverlayState, own: PhoneState): TemplateResult {
    const { desk, moving } = this;
    switch (this.tab) {
      case 'racing':
        return html`<racing-tab .state=${state} .own=${own} .desk=${desk} .marks=${this.marks} ?moving=${moving}></racing-tab>`;
      case 'betting':
        return html`<betting-tab .state=${state} .own=${own} .desk=${desk} .letters=${this.letters} .now=${this.now}></betting-tab>`;
      case 'word':
        return html`<word-tab .state=${state} .own=${own} .desk=${desk} .now=${this.now}></word-tab>`;
      case 'wallet':
        return html`<wallet-tab .state=${state} .own=${own} .desk=${desk} ?moving=${moving}></wallet-tab>`;
    }
  }

  #renderTabs(own: PhoneState): TemplateResult {
    const isCalling = own.round !== null && (own.round.isMyTurn || own.round.ballot !== null);
    return html`<nav class="tabs"><div role="tablist" aria-label=${text.tabList} @keydown=${this.#moveTab}>
      ${tabs.map((tab) => {
        const isChosen = tab === this.tab;
        const hasNews = tab === 'word' && isCalling && !isChosen;
        return html`<button
          type="button"
          role="tab"
          id="tab-${tab}"
          aria-selected=${isChosen}
          aria-controls="panel"
          tabindex=${isChosen ? 0 : -1}
          class=${hasNews ? 'calling' : ''}
          @click=${() => this.#choose(tab)}
        >${tabIcon(tab)}<span>${text.tabs[tab]}</span></button>`;
      })}
    </div></nav>`;
  }

  /** Arrow keys go from tab to tab, as screen readers tell their users. */
  readonly #moveTab = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    const next = tabs[(tabs.indexOf(this.tab) + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    this.#choose(next);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`#tab-${next}`)?.focus());
  };

  #choose(tab: Tab): void {
    this.dispatchEvent(new CustomEvent('tab', { detail: tab }));
    scrollTo(0, 0);
  }
}

customElements.define('party-dashboard', PartyDashboard);
