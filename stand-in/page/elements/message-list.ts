import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Person, SeenMessage } from '../../src/api.js';
import { text } from '../text.js';
import { icons } from './icons.js';
import { sharedStyles } from './shared-styles.js';
import './chat-message.js';

/** Nearer to the end than this counts as reading along. */
const pinnedPx = 60;

/** Messages of one author closer together than this share a heading. */
const groupMs = 300_000;

/** True where a message needs no new heading under the one before. */
function continues(message: SeenMessage, before: SeenMessage | undefined): boolean {
  if (before === undefined || message.cause !== null || message.ephemeral !== before.ephemeral)
    return false;
  const apartMs = Date.parse(message.timestamp) - Date.parse(before.timestamp);
  return message.author.id === before.author.id && apartMs < groupMs;
}

/**
 * Messages, oldest first. Follows the newest while one reads along, and stays put while one reads
 * further up.
 */
export class MessageList extends LitElement {
  static override properties = {
    messages: { attribute: false },
    names: { attribute: false },
    people: { attribute: false },
    busyId: { attribute: false },
    label: {},
    empty: {},
    hasNew: { state: true },
  };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        position: relative;
        min-height: 0;
      }
      .scroller {
        height: 100%;
        overflow-y: auto;
        overscroll-behavior: contain;
        display: flex;
        flex-direction: column;
        scrollbar-color: var(--ink-4) transparent;
      }
      .scroller:focus-visible {
        outline-offset: -2px;
      }
      .content {
        margin-top: auto;
        padding: 12px 0 16px;
        min-width: 0;
      }
      .content.is-empty {
        margin-bottom: auto;
      }
      .empty {
        padding: 24px 28px;
        text-align: center;
        color: var(--text-dim);
      }
      .new {
        position: absolute;
        left: 50%;
        bottom: 10px;
        transform: translateX(-50%);
        border-radius: 999px;
        background: var(--accent);
        color: var(--accent-ink);
        box-shadow: 0 6px 20px rgb(0 0 0 / 45%);
        white-space: nowrap;
      }
    `,
  ];

  declare messages: readonly SeenMessage[];
  declare names: ReadonlyMap<string, string>;
  declare people: readonly Person[];
  declare busyId: string | null;
  declare label: string;
  declare empty: string;
  declare hasNew: boolean;
  #isPinned = true;
  #lastTop = 0;
  #observer: ResizeObserver | null = null;

  constructor() {
    super();
    this.messages = [];
    this.names = new Map();
    this.people = [];
    this.busyId = null;
    this.label = '';
    this.empty = '';
    this.hasNew = false;
  }

  /** Shows the newest message and follows again. */
  scrollToEnd(): void {
    this.#isPinned = true;
    this.hasNew = false;
    const scroller = this.shadowRoot?.querySelector('.scroller');
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  }

  override firstUpdated(): void {
    this.#observer = new ResizeObserver(() => {
      if (this.#isPinned) this.scrollToEnd();
    });
    for (const part of this.shadowRoot?.querySelectorAll('.scroller, .content') ?? [])
      this.#observer.observe(part);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('messages');
    if (!Array.isArray(before) || this.#isPinned) return;
    const last: unknown = before.at(-1);
    const lastId = typeof last === 'object' && last !== null && 'id' in last ? last.id : null;
    if (this.messages.length > 0 && this.messages.at(-1)?.id !== lastId) this.hasNew = true;
  }

  #onScroll(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
    // Hidden behind another pane: nobody scrolls.
    if (clientHeight === 0) return;
    const isNear = scrollTop + clientHeight >= scrollHeight - pinnedPx;
    // Only a person moves up; the end may also move away because something grew a moment ago.
    if (isNear || scrollTop < this.#lastTop) this.#isPinned = isNear;
    this.#lastTop = scrollTop;
    if (this.#isPinned) this.hasNew = false;
  }

  override render(): TemplateResult {
    return html`<div class="scroller" tabindex="0" role="log" aria-label=${this.label} @scroll=${this.#onScroll}>
        <div class="content ${this.messages.length === 0 ? 'is-empty' : ''}">
          <slot></slot>
          ${this.messages.length === 0 ? html`<p class="empty">${this.empty}</p>` : nothing}
          ${repeat(
            this.messages,
            (message) => message.id,
            (message, index) => html`<chat-message
              ?is-continued=${continues(message, this.messages[index - 1])}
              .message=${message}
              .names=${this.names}
              .people=${this.people}
              ?is-busy=${this.busyId === message.id}
            ></chat-message>`,
          )}
        </div>
      </div>
      ${
        this.hasNew
          ? html`<button type="button" class="button new" @click=${() => this.scrollToEnd()}>${icons.down}${text.newMessages}</button>`
          : nothing
      }`;
  }
}

customElements.define('message-list', MessageList);
