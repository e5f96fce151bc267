import { html, nothing, type TemplateResult } from 'lit';
import type { ControlSession, ControlState } from '../../../src/contract/control.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { setupText } from '../text.js';
import { ago, count } from '../words.js';
import { copy } from './copy.js';
import './keys-card.js';
import { renderCode } from './qr-code.js';
import './settings-card.js';

/** Links, codes, keys, settings and sessions of the party. */
export class SetupView extends PageElement {
  static override readonly properties = {
    control: { attribute: false },
    desk: { attribute: false },
    now: { attribute: false },
    isRotating: { state: true },
    invitation: { state: true },
  };

  declare control: ControlState;
  declare desk: Desk;
  declare now: () => number;
  /** Asked whether these links are to end. */
  declare isRotating: 'overlay' | 'join' | null;
  /** The link for another host that was made last; empty: none. */
  declare invitation: string;

  constructor() {
    super();
    this.isRotating = null;
    this.invitation = '';
  }

  override render(): TemplateResult {
    const { control, desk } = this;
    return html`<div class="bar"><h1>Set-up</h1></div>
      <div class="cards">
        ${this.#renderOverlay()}${this.#renderJoin()}
        <settings-card .settings=${control.settings} .desk=${desk}></settings-card>
        <keys-card .desk=${desk} .now=${this.now}></keys-card>
        ${this.#renderSessions()}${this.#renderReset()}
      </div>`;
  }

  #renderOverlay(): TemplateResult {
    const { overlayUrl, watchUrl, viewers } = this.control.links;
    const test = () =>
      void this.desk.run('test-overlay', {}, (data) => setupText.tested(data.viewers));
    const watch = () =>
      void this.desk.run('switch-watch', { isPublic: watchUrl === null }, (data) =>
        data.watchUrl === null ? setupText.watchOff : setupText.watchOn,
      );
    const seen =
      viewers.lastSeenAt === null ? 'never in a day' : ago(viewers.lastSeenAt, this.now());
    return html`<section class="card"><h2>Overlay for OBS</h2>
      <p>${count(viewers.present, 'page is', 'pages are')} open; last asked ${seen}.</p>
      ${this.#renderLink(overlayUrl, 'Overlay link')}
      <p class="dim">In OBS: Sources, +, Browser; paste the link; 1920 by 1080. Whoever has it can watch.</p>
      <div class="actions"><button type="button" @click=${test}>Send a test</button>${this.#renderRotate('overlay')}</div>
      <h3>For spectators</h3>
      ${watchUrl === null ? html`<p class="dim">Off. The link shows the party on a phone and changes nothing.</p>` : this.#renderLink(watchUrl, 'Link for spectators')}
      <button type="button" class="small" @click=${watch}>${watchUrl === null ? 'Switch on' : 'Switch off'}</button></section>`;
  }

  #renderLink(url: string, label: string): TemplateResult {
    return html`<div class="link"><input readonly aria-label=${label} .value=${url} @focus=${selectAll} /><button type="button" class="small" @click=${() => copy(url, this.desk)}>Copy</button></div>`;
  }

  #renderJoin(): TemplateResult {
    const { join } = this.control.links;
    return html`<section class="card"><h2>Phones</h2>
      ${
        join === null
          ? html`<p>Phones cannot reach this computer. Start Party OS with HOST=0.0.0.0, or behind an address of its own (PUBLIC_URL).</p>`
          : html`<div class="join">${renderCode(join)}<div>${this.#renderLink(join.url, 'Join link')}
          <div class="actions"><a class="button" href="#poster">Poster…</a>${this.#renderRotate('join')}</div></div></div>`
      }</section>`;
  }

  #renderRotate(what: 'overlay' | 'join'): TemplateResult {
    const ask = () => {
      this.isRotating = what;
    };
    const leave = () => {
      this.isRotating = null;
    };
    if (this.isRotating !== what)
      return html`<button type="button" class="quiet danger" @click=${ask}>New link…</button>`;
    const words =
      what === 'overlay'
        ? 'This ends the link that is on air in OBS, and the one for spectators.'
        : 'This ends the code on posters and on the overlay. Who is in stays in.';
    return html`<div class="ask" role="alert"><p>${words}</p><button type="button" class="small quiet" @click=${leave}>Leave it</button>
      <button type="button" class="small primary danger" @click=${() => void this.#rotate(what)}>End the old one</button></div>`;
  }

  async #rotate(what: 'overlay' | 'join'): Promise<void> {
    this.isRotating = null;
    const asked = await (what === 'overlay'
      ? this.desk.look('ask-rotate-overlay', {})
      : this.desk.look('show-join', {}));
    if (!asked.success) return this.desk.say(asked.error);
    const { generation } = asked.data;
    if (what === 'overlay')
      await this.desk.run('rotate-overlay', { generation }, () => setupText.rotated);
    else await this.desk.run('rotate-join', { generation }, () => setupText.joinRotated);
  }

  #renderSessions(): TemplateResult {
    const invite = async () => {
      const made = await this.desk.act('make-control-link', {});
      if (made.success) this.invitation = made.data.url;
      else this.desk.say(made.error);
    };
    return html`<section class="card"><h2>Hosts signed in here</h2><ul class="rows">${this.control.sessions.map((session) => this.#renderSession(session))}</ul>
      ${
        this.invitation === ''
          ? html`<button type="button" class="small" @click=${() => void invite()}>Link for another host</button>`
          : html`<div class="ask" role="status"><p>${setupText.invited}</p>${this.#renderLink(this.invitation, 'Link for another host')}</div>`
      }</section>`;
  }

  #renderSession({
    id: session,
    holder,
    device,
    lastSeenAt,
    isThis,
  }: ControlSession): TemplateResult {
    const end = () =>
      void this.desk.run('end-control-session', { session }, () => setupText.sessionEnded);
    return html`<li><b class="name" dir="auto">${holder}</b> <span class="dim">${device}, ${isThis ? 'this browser' : ago(lastSeenAt, this.now())}</span>
      ${isThis ? nothing : html`<button type="button" class="small quiet danger" @click=${end}>End</button>`}</li>`;
  }

  #renderReset(): TemplateResult {
    return html`<section class="card"><h2>The next party</h2><p class="dim">A clean start with the same guests: wallets at 1,000 coins, nothing live.</p>
      <button type="button" class="quiet danger" @click=${() => this.desk.open({ kind: 'reset' })}>Reset the party…</button></section>`;
  }
}

function selectAll(event: Event): void {
  if (event.target instanceof HTMLInputElement) event.target.select();
}

customElements.define('setup-view', SetupView);
