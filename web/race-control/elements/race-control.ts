import { html, nothing, type TemplateResult } from 'lit';
import type { OverlayState } from '../../../overlay/state.js';
import type { ControlState } from '../../../src/contract/control.js';
import type { LinkSign } from '../../common/live.js';
import type { PageToast } from '../../common/toasts.js';
import type { Desk, DialogName } from '../desk.js';
import { sections } from '../text.js';
import '../../common/elements/live-sign.js';
import { PageElement } from '../../common/elements/page-element.js';
import '../../common/elements/toast-list.js';
import './control-dialogs.js';
import './guests-view.js';
import './log-view.js';
import './print-view.js';
import './races-view.js';
import './setup-view.js';
import './standings-view.js';
import './word-view.js';
import { renderGuide } from './guide-view.js';
import { renderShortcuts } from './shortcuts.js';

export type Section = keyof typeof sections | 'poster' | 'sheet';

/** The page of a host who is signed in: sections at the side, one of them open. */
export class RaceControl extends PageElement {
  static override readonly properties = {
    section: { type: String },
    state: { attribute: false },
    control: { attribute: false },
    sign: { type: String },
    sending: { type: Number },
    toasts: { attribute: false },
    dialog: { attribute: false },
    desk: { attribute: false },
    now: { attribute: false },
    hasHelp: { type: Boolean },
  };

  declare section: Section;
  declare state: OverlayState;
  declare control: ControlState;
  declare sign: LinkSign;
  /** Writes that have no answer yet. */
  declare sending: number;
  declare toasts: readonly PageToast[];
  declare dialog: DialogName | null;
  declare desk: Desk;
  /** The server's time in ms since 1970. */
  declare now: () => number;
  declare hasHelp: boolean;

  override render(): TemplateResult {
    const { control, desk } = this;
    return html`<a class="skip" href="#main" @click=${this.#skip}>To the content</a>
      ${this.#renderSide()}
      <main id="main" tabindex="-1" class="section-${this.section}">${this.#renderSection()}</main>
      ${
        this.dialog === null
          ? nothing
          : html`<control-dialogs .dialog=${this.dialog} .state=${this.state} .control=${control} .desk=${desk}></control-dialogs>`
      }
      ${this.hasHelp ? renderShortcuts(() => this.#closeHelp()) : nothing}
      <toast-list .toasts=${this.toasts}></toast-list>`;
  }

  #renderSide(): TemplateResult {
    const { control, sending } = this;
    const waiting = control.waitingLaps.length;
    const badge = { races: waiting, guests: control.knocks.length, word: control.round ? '●' : 0 };
    const badges: Readonly<Record<string, number | string>> = badge;
    return html`<header class="side">
      <div class="brand"><b dir="auto" title=${control.party.name}>${control.party.name}</b>
        <span class="signs"><live-sign .sign=${this.sign}></live-sign>${sending > 0 ? html`<span class="sending">sending …</span>` : nothing}</span></div>
      <nav aria-label="Sections">${Object.entries(sections).map(
        ([name, words], index) =>
          html`<a href="#${name}" aria-current=${this.section === name ? 'page' : nothing} title="Key ${index + 1}"
            >${words}${badges[name] ? html`<span class="badge">${badges[name]}</span>` : nothing}</a>`,
      )}</nav>
      <div class="holder">
        <button type="button" class="quiet" @click=${() => this.desk.open({ kind: 'who' })}>
          <span dir="auto">${control.holder.name}</span>
          <small dir="auto">${control.holder.seat === null ? 'not playing' : `plays as ${control.holder.seat.name}`}</small>
        </button>
        <button type="button" class="quiet keys" aria-label="Keyboard shortcuts" @click=${() => this.#toggleHelp()}>?</button>
      </div>
    </header>`;
  }

  #renderSection(): TemplateResult {
    const { section, state, control, desk, now } = this;
    switch (section) {
      case 'races':
        return html`<races-view .state=${state} .control=${control} .desk=${desk} .now=${now}></races-view>`;
      case 'word':
        return html`<word-view .state=${state} .control=${control} .desk=${desk} .now=${now}></word-view>`;
      case 'guests':
        return html`<guests-view .control=${control} .desk=${desk} .now=${now}></guests-view>`;
      case 'standings':
        return html`<standings-view .control=${control} .desk=${desk}></standings-view>`;
      case 'log':
        return html`<log-view .control=${control} .state=${state} .desk=${desk}></log-view>`;
      case 'setup':
        return html`<setup-view .control=${control} .desk=${desk} .now=${now}></setup-view>`;
      case 'guide':
        return renderGuide();
      case 'poster':
      case 'sheet':
        return html`<print-view .what=${section} .control=${control} .state=${state}></print-view>`;
    }
  }

  #skip(event: Event): void {
    event.preventDefault();
    document.querySelector('main')?.focus();
  }

  #toggleHelp(): void {
    this.hasHelp = !this.hasHelp;
  }

  #closeHelp(): void {
    this.hasHelp = false;
  }
}

customElements.define('race-control', RaceControl);
