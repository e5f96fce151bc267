import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { settings } from '../settings.js';
import { offeredCommands } from '../state/chips.js';
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
import { sharedStyles } from './shared-styles.js';
import { appStyles } from './stand-in-app-styles.js';
import './command-composer.js';
import './demo-bar.js';
import './dm-inbox.js';
import './first-steps.js';
import './modal-dialog.js';
import './side-pane.js';
import './people-list.js';

/** Lower than this a phone's keyboard must be open. */
const lowPx = 560;

type Tab = 'chat' | 'dms' | 'side';

/** The whole page: owns the session, hands its state down and turns page events into actions. */
export class StandInApp extends LitElement {
  static override properties = {
    tab: { state: true },
    isHintShown: { state: true },
    isStaged: { type: Boolean, attribute: 'is-staged', reflect: true },
  };

  static override styles = [sharedStyles, appStyles];

  declare tab: Tab;
  declare isHintShown: boolean;
  /** The pane is large, with the chat beside it. */
  declare isStaged: boolean;
  readonly #session = createSession();
  /** The scene of the demo for which a pane was chosen. */
  #caption = '';
  #stop: () => void = () => undefined;
  readonly #observer = new ResizeObserver(() =>
    this.toggleAttribute('is-low', this.clientHeight < lowPx),
  );

  constructor() {
    super();
    this.tab = 'chat';
    this.isStaged = settings.pane !== undefined && readKept('browser', 'stage') === true;
    this.isHintShown = readKept('browser', 'hint-closed') !== true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
    window.addEventListener('keydown', this.#onKey);
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
    window.removeEventListener('keydown', this.#onKey);
    this.#stop();
  }

  override willUpdate(): void {
    const { demo, isFollowing } = this.#session.store.get();
    if (!isFollowing || demo === null || demo.caption === this.#caption) return;
    this.#caption = demo.caption;
    if (this.tab !== 'side') this.tab = demo.isPrivate === true ? 'dms' : 'chat';
  }

  override updated(): void {
    // On a phone the inbox fills the screen: what is in it has been seen.
    if (this.tab === 'dms') this.#session.actions.markRead();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyS') return;
    event.preventDefault();
    this.#switchStage();
  };

  #switchStage(): void {
    if (settings.pane === undefined) return;
    this.isStaged = !this.isStaged;
    keepValue('browser', 'stage', this.isStaged);
  }

  readonly #send = (line: string): Promise<boolean> => {
    const list = this.shadowRoot?.querySelector('#channel');
    if (list instanceof MessageList) list.scrollToEnd();
    return this.#session.actions.run(line);
  };

  /** Whoever chooses somebody looks for themselves from then on. */
  #choose(name: string): void {
    this.#session.actions.follow(false);
    void this.#session.actions.choose(name);
  }

  #playDemo(): void {
    this.#closeHint();
    void this.#session.actions.playDemo();
  }

  #closeHint(): void {
    this.isHintShown = false;
    keepValue('browser', 'hint-closed', true);
  }

  #header(state: PageState): TemplateResult {
    const name = state.status.botName ?? settings.title;
    const isOn = state.status.botConnected;
    return html`<header class="top">
      <h1><span class="brand">${settings.title}</span> <span class="page">${settings.subtitle ?? ''}</span></h1>
      <span class="status ${isOn ? 'on' : ''}"><i aria-hidden="true"></i><span>${isOn ? text.botConnected(name) : text.botAway(name)}</span></span>
      ${settings.hasDemo ? this.#demoButton(state) : nothing}
    </header>`;
  }

  #demoButton(state: PageState): TemplateResult {
    return html`<button
      type="button"
      class="button primary"
      aria-label=${text.playDemo}
      ?disabled=${state.demo?.running === true || !state.status.botConnected}
      @click=${() => this.#playDemo()}
    >
      ${icons.play}<span class="long">${text.playDemo}</span><span class="short">${text.demoName}</span>
    </button>`;
  }

  #banner(state: PageState): TemplateResult | typeof nothing {
    const name = state.status.botName ?? settings.title;
    const words = !state.isLive
      ? text.reconnecting
      : state.status.botConnected || !state.isLoaded
        ? ''
        : text.botMissing(name);
    return html`<div role="status" class="banners">
      ${words === '' ? nothing : html`<p class="banner">${icons.alert}<span>${words}</span></p>`}
      <demo-bar .demo=${state.demo} .isFollowing=${state.isFollowing}></demo-bar>
    </div>`;
  }

  #chat(state: PageState): TemplateResult {
    const channel = state.channels.find((candidate) => candidate.id === state.channelId);
    const title = `#${channel?.name ?? ''}`;
    return html`<main class="chat ${this.tab === 'chat' ? 'shown' : ''} ${this.tab === 'dms' ? '' : 'talk'}" aria-label=${text.tabChat}>
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
        .offered=${offeredCommands(state.leaves, settings.chips ?? [], { me: findMe(state), messages: visibleMessages(state) })}
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
    const { url, phase, loads } = state.pane;
    return html`<aside class=${this.tab} ?is-alone=${settings.pane === undefined}>
      ${
        settings.pane === undefined
          ? nothing
          : html`<side-pane class=${this.tab === 'side' ? 'shown' : ''} .url=${url} .phase=${phase} .loads=${loads} .isLarge=${this.isStaged}></side-pane>`
      }
      <dm-inbox
        class=${this.tab === 'dms' ? 'shown' : ''}
        .person=${me}
        .messages=${me === null ? [] : (state.dms[me.name] ?? [])}
        .names=${namesById(state)}
        .people=${state.people}
        .busyId=${state.pressedId}
        .unread=${me === null ? 0 : (unreadByName(state)[me.name] ?? 0)}
      ></dm-inbox>
    </aside>`;
  }

  #tab(tab: Tab, words: string, icon: TemplateResult, unread = 0): TemplateResult {
    return html`<button
      type="button"
      class="tab-${tab}"
      aria-current=${this.tab === tab ? 'page' : nothing}
      @click=${() => {
        this.tab = tab;
      }}
    >
      ${icon}<span>${words}</span>
      ${unread === 0 ? nothing : html`<span class="count"><span aria-hidden="true">${unread}</span><span class="hidden-text">${text.unreadCount(unread)}</span></span>`}
    </button>`;
  }

  #tabs(state: PageState): TemplateResult {
    return html`<nav aria-label=${text.tabs}>
      ${this.#tab('chat', text.tabChat, icons.chat)} ${this.#tab('dms', text.tabDms, icons.inbox, unreadByName(state)[state.me ?? ''] ?? 0)}
      ${settings.pane === undefined ? nothing : this.#tab('side', settings.pane.title, icons.screen)}
    </nav>`;
  }

  override render(): TemplateResult {
    const { store, actions } = this.#session;
    const state = store.get();
    return html`<div
      class="app"
      @person-chosen=${on('person-chosen', ({ name }) => this.#choose(name))}
      @person-added=${on('person-added', (input) => void actions.addPerson(input))}
      @dms-switched=${on('dms-switched', ({ name, dms }) => void actions.setDms(name, dms))}
      @component-used=${on('component-used', (input) => void actions.press(input))}
      @message-dismissed=${on('message-dismissed', ({ id }) => actions.dismiss([id]))}
      @modal-submitted=${on('modal-submitted', ({ fields }) => void actions.submitModal(fields))}
      @modal-closed=${() => actions.closeModal()}
      @demo-wanted=${() => this.#playDemo()}
      @demo-changed=${on('demo-changed', (change) => void actions.changeDemo(change))}
      @demo-followed=${() => actions.follow(true)}
      @pane-reload=${() => void this.#session.reloadPane()}
      @stage-switched=${() => this.#switchStage()}
      @pane-over=${() => void this.#session.renewPane()}
      @inbox-read=${() => actions.markRead()}
      @notice-closed=${() => actions.say('')}
      @hint-closed=${() => this.#closeHint()}
    >
      ${this.#header(state)} ${this.#banner(state)}
      <div class="body">
        <people-list ?is-narrow=${this.isStaged} .people=${state.people} .me=${state.me} .unread=${unreadByName(state)}></people-list>
        ${this.#chat(state)} ${this.#aside(state)} ${this.#tabs(state)}
      </div>
      <modal-dialog .modal=${state.modal?.modal ?? null} .people=${state.people}></modal-dialog>
    </div>`;
  }
}

customElements.define('stand-in-app', StandInApp);
