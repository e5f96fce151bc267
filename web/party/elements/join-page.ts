import { html, nothing, type TemplateResult } from 'lit';
import { renderAvatar } from '../../../overlay/elements/avatar.js';
import type { Joined, KnownSeat, Welcome } from '../../../src/contract/phone.js';
import { PageElement } from '../../common/elements/page-element.js';
import { joinText as text } from '../text/join-text.js';

export type JoinPhase = 'opening' | 'noCode' | 'badCode' | 'welcome' | 'link' | 'waiting' | 'in';

/** What the page's taps lead to. */
export interface JoinWays {
  openLink(link: string): Promise<void>;
  join(name: string): Promise<void>;
  /** `who`: a seat's name, or its id where this phone knows it. */
  claim(who: string, pin: string): Promise<void>;
  stopWaiting(): void;
  open(): void;
}

/** Which of the ways in is open. */
type Way = 'new' | 'pin' | null;

/** The way into the party: new by a name, back by a PIN, or by a link from Discord. */
export class JoinPage extends PageElement {
  static override readonly properties = {
    phase: { type: String },
    welcome: { attribute: false },
    joined: { attribute: false },
    link: { type: String },
    error: { attribute: false },
    field: { attribute: false },
    isSending: { type: Boolean },
    isLate: { type: Boolean },
    way: { state: true },
    back: { state: true },
  };

  declare phase: JoinPhase;
  declare welcome: Welcome | null;
  declare joined: Joined | null;
  declare link: string;
  /** What is to be put right, as the server said it. */
  declare error: string | null;
  declare field: string | null;
  declare isSending: boolean;
  /** No answer so far. */
  declare isLate: boolean;
  declare way: Way;
  /** A seat that this phone has held and whose PIN is asked for. */
  declare back: KnownSeat | null;
  declare flow: JoinWays;

  constructor() {
    super();
    this.phase = 'opening';
    this.welcome = null;
    this.joined = null;
    this.link = '';
    this.error = null;
    this.field = null;
    this.isSending = false;
    this.isLate = false;
    this.way = null;
    this.back = null;
  }

  override render(): TemplateResult {
    return html`<main class="join">
      <p class="brand" dir="auto">${this.welcome?.partyName ?? text.title}</p>
      ${this.#renderPhase()}
      <p class="hint" role="status">${this.isLate ? text.late : nothing}</p>
      <p class="fine">${text.coins}</p>
    </main>`;
  }

  #renderPhase(): TemplateResult {
    switch (this.phase) {
      case 'opening':
        return html`<p class="hint" role="status">${text.opening}</p>`;
      case 'noCode':
        return renderSaying(text.noCode);
      case 'badCode':
        return renderSaying({ ...text.badCode, body: this.error ?? text.badCode.body });
      case 'link':
        return this.#renderLink();
      case 'waiting':
        return this.#renderWaiting();
      case 'in':
        return this.joined === null ? html`` : this.#renderIn(this.joined);
      case 'welcome':
        return this.welcome === null ? html`` : this.#renderWelcome(this.welcome);
    }
  }

  #renderWelcome(welcome: Welcome): TemplateResult {
    const { webJoin, backAs } = welcome;
    if (webJoin === 'off')
      return html`${backAs.filter(({ isSignedIn }) => isSignedIn).map(this.#renderBack)}${renderSaying(text.off)}`;
    const isOpen = webJoin === 'open';
    const way = this.way ?? (backAs.length > 0 ? null : isOpen ? 'new' : 'pin');
    return html`<h1>${text.title}</h1>
      ${backAs.length === 0 ? nothing : html`<div class="seats">${backAs.map(this.#renderBack)}</div>`}
      ${isOpen ? this.#renderWay('new', way === 'new', text.newGuest, this.#renderNew()) : nothing}
      ${this.#renderWay('pin', way === 'pin', text.returning, this.#renderPin())}
      ${isOpen ? nothing : renderNote(text.pinOnly)}`;
  }

  readonly #renderBack = (seat: KnownSeat): TemplateResult => {
    const { id, name } = seat;
    return html`<button type="button" class="seat ${seat.isSignedIn ? 'ready' : ''}" ?disabled=${this.isSending} @click=${() => this.#goBack(seat)}>
      ${renderAvatar({ userId: id, name }, new Map())}<span dir="auto">${text.back(name)}</span>
    </button>`;
  };

  #renderWay(way: Way, isOpen: boolean, title: string, form: TemplateResult): TemplateResult {
    if (isOpen) return html`<section class="card way"><h2>${title}</h2>${form}</section>`;
    return html`<button type="button" class="quiet wide" @click=${() => this.#choose(way, null)}>${title}</button>`;
  }

  #renderNew(): TemplateResult {
    return html`<form @submit=${this.#join} novalidate>
      <p class="hint">${text.newLead}</p>
      <label class="field"><span>${text.name}</span>
        <input name="name" class="large" autocomplete="nickname" maxlength="64" dir="auto" enterkeyhint="go" required aria-describedby="name-hint join-error" /></label>
      <p class="hint" id="name-hint">${text.nameHint}</p>
      ${this.#renderError()}
      <button class="main" ?disabled=${this.isSending}>${this.isSending ? text.entering : text.enter}</button>
    </form>`;
  }

  #renderPin(): TemplateResult {
    const { back } = this;
    return html`<form @submit=${this.#claim} novalidate>
      <p class="hint">${text.returningLead}</p>
      ${back === null ? html`<label class="field"><span>${text.name}</span><input name="name" class="large" autocomplete="username" maxlength="64" dir="auto" required /></label>` : html`<p class="who-back" dir="auto">${text.backPin(back.name)}</p>`}
      <label class="field"><span>${text.pin}</span>
        <input name="pin" class="large pin-field" inputmode="numeric" autocomplete="one-time-code" maxlength="8" enterkeyhint="go" required aria-describedby="pin-hint join-error" /></label>
      <p class="hint" id="pin-hint">${text.pinHint}</p>
      ${this.#renderError()}
      <button class="main" ?disabled=${this.isSending}>${this.isSending ? text.entering : text.enter}</button>
      ${back === null ? nothing : html`<button type="button" class="quiet wide" @click=${() => this.#choose('pin', null)}>${text.other}</button>`}
    </form>`;
  }

  #renderError(): TemplateResult {
    return html`<p class="error" id="join-error" role="alert">${this.error ?? nothing}</p>`;
  }

  #renderLink(): TemplateResult {
    return html`<h1>${text.link.title}</h1><p>${text.link.body}</p>${this.#renderError()}
      <button type="button" class="main" ?disabled=${this.isSending} @click=${() => this.flow.openLink(this.link)}>${this.isSending ? text.link.opening : text.link.open}</button>`;
  }

  #renderWaiting(): TemplateResult {
    return html`<div role="status">${renderSaying(text.waiting)}</div>
      <button type="button" class="quiet wide" @click=${() => this.flow.stopWaiting()}>${text.waiting.stop}</button>`;
  }

  #renderIn({ seat }: Joined): TemplateResult {
    return html`<h1 dir="auto">${text.welcome(seat.name)}</h1>
      <section class="card pin-card"><p class="label">${text.pinIs}</p><p class="pin-big">${seat.pin}</p><p class="hint">${text.pinWhy}</p></section>
      <button type="button" class="main" @click=${() => this.flow.open()}>${text.open}</button>`;
  }

  #choose(way: Way, back: KnownSeat | null): void {
    this.way = way;
    this.back = back;
    this.error = null;
    void this.updateComplete.then(() => this.querySelector('input')?.focus());
  }

  #goBack(seat: KnownSeat): void {
    if (seat.isSignedIn) this.flow.open();
    else this.#choose('pin', seat);
  }

  readonly #join = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!this.isSending) void this.flow.join(readField(event, 'name'));
  };

  readonly #claim = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!this.isSending)
      void this.flow.claim(this.back?.id ?? readField(event, 'name'), readField(event, 'pin'));
  };
}

function readField(event: SubmitEvent, name: string): string {
  if (!(event.target instanceof HTMLFormElement)) return '';
  const value = new FormData(event.target).get(name);
  return typeof value === 'string' ? value.trim() : '';
}

interface Saying {
  readonly title: string;
  readonly body: string;
}

function renderSaying({ title, body }: Saying): TemplateResult {
  return html`<h1>${title}</h1><p>${body}</p>`;
}

function renderNote({ title, body }: Saying): TemplateResult {
  return html`<aside class="note-line"><b>${title}</b> ${body}</aside>`;
}

customElements.define('join-page', JoinPage);
