import { html, LitElement, nothing, type TemplateResult } from 'lit';
import {
  findMe,
  namesById,
  type PageState,
  unreadByName,
  visibleMessages,
} from '../state/page-state.js';
import { createSession } from '../state/session.js';
import { keepValue, readKept } from '../state/storage.js';
import { text } from '../text.js';
import { icons } from './icons.js';
import { MessageList } from './message-list.js';
import { on } from './page-events.js';
import { appStyles } from './rehearsal-app-styles.js';
import { sharedStyles } from './shared-styles.js';
import './command-composer.js';
import './demo-bar.js';
import './dm-inbox.js';
import './first-steps.js';
import './modal-dialog.js';
import './overlay-stage.js';
import './people-list.js';

/** Lower than this a phone's keyboard must be open. */
const lowPx = 560;

type Pane = 'chat' | 'dms' | 'overlay';

/** The whole page: owns the session, hands its state down and turns page events into actions. */
export class RehearsalApp extends LitElement {
  static override properties = { pane: { state: true }, isHintShown: { state: true } };

  static override styles = [sharedStyles, appStyles];

  declare pane: Pane;
  declare isHintShown: boolean;
  readonly #session = createSession();
  #stop: () => void = () => undefined;
  readonly #observer = new ResizeObserver(() =>
    this.toggleAttribute('is-low', this.clientHeight < lowPx),
  );

  constructor() {
    super();
    this.pane = 'chat';
    this.isHintShown = readKept('browser', 'hint-closed') !== true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
    const unsubscribe = this.#session.store.subscribe(() => this.requestUpdate());
    const end = this.#session.start();
    this.#stop = () => {
      unsubscribe();
      end();
    };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.#stop();
  }

  override updated(): void {
    // On a phone the inbox fills the screen: what is in it has been seen.
    if (this.pane === 'dms') this.#session.actions.markRead();
  }

  readonly #send = (line: string): Promise<boolean> => {
    const list = this.shadowRoot?.querySelector('#channel');
    if (list instanceof MessageList) list.scrollToEnd();
    return this.#session.actions.run(line);
  };

  #playDemo(): void {
    this.#closeHint();
    void this.#session.actions.playDemo();
  }

  #closeHint(): void {
    this.isHintShown = false;
    keepValue('browser', 'hint-closed', true);
  }

  #header(state: PageState): TemplateResult {
    const name = state.status.botName ?? text.productName;
    const isOn = state.status.botConnected;
    return html`<header class="top">
      <h1><span class="brand">${text.productName}</span> <span class="page">${text.pageName}</span></h1>
      <span class="status ${isOn ? 'on' : ''}"><i aria-hidden="true"></i><span>${isOn ? text.botConnected(name) : text.botAway(name)}</span></span>
      <button
        type="button"
        class="button primary"
        aria-label=${text.demoPlay}
        ?disabled=${state.demo?.running === true || !isOn}
        @click=${() => this.#playDemo()}
      >
        ${icons.play}<span class="long">${text.demoPlay}</span><span class="short">${text.demoLabel}</span>
      </button>
    </header>`;
  }

  #banner(state: PageState): TemplateResult | typeof nothing {
    const name = state.status.botName ?? text.productName;
    const words = !state.isLive
      ? text.reconnecting
      : state.status.botConnected || !state.isLoaded
        ? ''
        : text.botMissing(name);
    return html`<div role="status" class="banners">
      ${words === '' ? nothing : html`<p class="banner">${icons.alert}<span>${words}</span></p>`}
      <demo-bar .demo=${state.demo}></demo-bar>
    </div>`;
  }

  #chat(state: PageState): TemplateResult {
    const channel = state.channels.find((candidate) => candidate.id === state.channelId);
    const title = `#${channel?.name ?? ''}`;
    return html`<main class="chat ${this.pane === 'chat' ? 'shown' : ''}" aria-label=${text.tabChat}>
      <header class="channel">
        ${state.channels.length > 1 ? this.#channelChoice(state) : html`<h2>${title}</h2>`}
        <span class="subtitle">${state.me === null ? '' : text.seenAs(state.me)}</span>
      </header>
      <message-list
        id="channel"
        .messages=${visibleMessages(state)}
        .names=${namesById(state)}
        .people=${state.people}
        .busyId=${state.pressedId}
        .label=${text.channelLabel(title)}
        .empty=${!state.isLoaded ? text.loading : this.isHintShown ? '' : text.emptyChannel}
      >
        ${this.isHintShown && state.isLoaded ? html`<first-steps .isRunning=${state.demo?.running === true || !state.status.botConnected}></first-steps>` : nothing}
      </message-list>
      <command-composer
        .leaves=${state.leaves}
        .people=${state.people}
        .me=${state.me ?? ''}
        .notice=${state.notice}
        .ask=${this.#session.actions.complete}
        .send=${this.#send}
      ></command-composer>
    </main>`;
  }

  #channelChoice(state: PageState): TemplateResult {
    return html`<select
      aria-label=${text.channelChoice}
      @change=${(event: Event) => {
        if (event.target instanceof HTMLSelectElement)
          void this.#session.actions.chooseChannel(event.target.value);
      }}
    >
      ${state.channels.map((channel) => html`<option value=${channel.id} ?selected=${channel.id === state.channelId}>#${channel.name}</option>`)}
    </select>`;
  }

  #aside(state: PageState): TemplateResult {
    const me = findMe(state);
    return html`<aside class=${this.pane}>
      <overlay-stage class=${this.pane === 'overlay' ? 'shown' : ''} .url=${state.overlay.url} .phase=${state.overlay.phase} .loads=${state.overlay.loads}></overlay-stage>
      <dm-inbox
        class=${this.pane === 'dms' ? 'shown' : ''}
        .person=${me}
        .messages=${me === null ? [] : (state.dms[me.name] ?? [])}
        .names=${namesById(state)}
        .people=${state.people}
        .busyId=${state.pressedId}
        .unread=${me === null ? 0 : (unreadByName(state)[me.name] ?? 0)}
      ></dm-inbox>
    </aside>`;
  }

  #tab(pane: Pane, words: string, icon: TemplateResult, unread = 0): TemplateResult {
    return html`<button
      type="button"
      aria-current=${this.pane === pane ? 'page' : nothing}
      @click=${() => {
        this.pane = pane;
      }}
    >
      ${icon}<span>${words}</span>
      ${unread === 0 ? nothing : html`<span class="count"><span aria-hidden="true">${unread}</span><span class="hidden-text">${text.unreadCount(unread)}</span></span>`}
    </button>`;
  }

  #tabs(state: PageState): TemplateResult {
    return html`<nav aria-label=${text.tabs}>
      ${this.#tab('chat', text.tabChat, icons.chat)} ${this.#tab('dms', text.tabDms, icons.inbox, unreadByName(state)[state.me ?? ''] ?? 0)}
      ${this.#tab('overlay', text.tabOverlay, icons.screen)}
    </nav>`;
  }

  override render(): TemplateResult {
    const { store, actions } = this.#session;
    const state = store.get();
    return html`<div
      class="app"
      @person-chosen=${on('person-chosen', ({ name }) => void actions.choose(name))}
      @person-added=${on('person-added', (input) => void actions.addPerson(input))}
      @dms-switched=${on('dms-switched', ({ name, dms }) => void actions.setDms(name, dms))}
      @component-used=${on('component-used', (input) => void actions.press(input))}
      @message-dismissed=${on('message-dismissed', ({ id }) => actions.dismiss([id]))}
      @modal-submitted=${on('modal-submitted', ({ fields }) => void actions.submitModal(fields))}
      @modal-closed=${() => actions.closeModal()}
      @demo-wanted=${() => this.#playDemo()}
      @overlay-reload=${() => void this.#session.reloadOverlay()}
      @inbox-read=${() => actions.markRead()}
      @notice-closed=${() => actions.say('')}
      @hint-closed=${() => this.#closeHint()}
    >
      ${this.#header(state)} ${this.#banner(state)}
      <div class="body">
        <people-list .people=${state.people} .me=${state.me} .unread=${unreadByName(state)}></people-list>
        ${this.#chat(state)} ${this.#aside(state)}
      </div>
      ${this.#tabs(state)}
      <modal-dialog .modal=${state.modal?.modal ?? null} .people=${state.people}></modal-dialog>
    </div>`;
  }
}

customElements.define('rehearsal-app', RehearsalApp);
