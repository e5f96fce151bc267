import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Person, SeenMessage } from '../../src/api.js';
import { readComponents } from '../api/components.js';
import { type Attachment, readAttachments, readEmbeds } from '../api/embeds.js';
import { formatSent } from '../markdown/timestamps.js';
import { text } from '../text.js';
import { chatMessageStyles } from './chat-message-styles.js';
import { icons } from './icons.js';
import { emit } from './page-events.js';
import { sharedStyles } from './shared-styles.js';
import './message-components.js';
import './message-embed.js';
import './person-avatar.js';
import './rich-text.js';

/** One message as the chosen person sees it. */
export class ChatMessage extends LitElement {
  static override properties = {
    message: { attribute: false },
    names: { attribute: false },
    people: { attribute: false },
    isBusy: { type: Boolean, attribute: 'is-busy' },
    isContinued: { type: Boolean, attribute: 'is-continued', reflect: true },
  };

  static override styles = [sharedStyles, chatMessageStyles];

  declare message: SeenMessage | null;
  declare names: ReadonlyMap<string, string>;
  declare people: readonly Person[];
  declare isBusy: boolean;
  declare isContinued: boolean;

  constructor() {
    super();
    this.message = null;
    this.names = new Map();
    this.people = [];
    this.isBusy = false;
    this.isContinued = false;
  }

  #cause(message: SeenMessage): TemplateResult | typeof nothing {
    if (message.cause === null) return nothing;
    const by = this.names.get(message.cause.by) ?? message.cause.by;
    const command = message.cause.command.replace(/^\/?/, '/');
    return html`<p class="cause">
      <person-avatar .name=${by}></person-avatar>
      <span class="by">${by}</span>
      ${command === '/' ? text.pressed : html`${text.used} <span class="command">${command}</span>`}
    </p>`;
  }

  #header(message: SeenMessage): TemplateResult {
    return html`<p class="header">
      <span class="author">${message.author.name}</span>
      ${message.author.bot ? html`<span class="app">${text.app}</span>` : nothing}
      <time datetime=${message.timestamp}>${formatSent(message.timestamp, new Date())}</time>
      ${message.editedTimestamp === null ? nothing : html`<span class="edited">${text.edited}</span>`}
    </p>`;
  }

  #attachment(attachment: Attachment): TemplateResult | typeof nothing {
    if (attachment.url === null) return nothing;
    if (attachment.isImage)
      return html`<img src=${attachment.url} alt=${attachment.description || attachment.filename} loading="lazy" />`;
    return html`<a href=${attachment.url} target="_blank" rel="noopener noreferrer">${attachment.filename}</a>`;
  }

  #body(message: SeenMessage): TemplateResult {
    if (message.failed) return html`<p class="failed">${icons.alert} ${text.failed}</p>`;
    if (message.thinking) {
      return html`<p class="thinking">
        <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> ${text.thinking(message.author.name)}…
      </p>`;
    }
    const attachments = readAttachments(message.attachments);
    const embeds = readEmbeds(message.embeds, attachments);
    return html`${message.content === '' ? nothing : html`<rich-text .source=${message.content} .names=${this.names}></rich-text>`}
      ${embeds.map((embed) => html`<message-embed .embed=${embed} .names=${this.names}></message-embed>`)}
      ${attachments.map((attachment) => this.#attachment(attachment))}
      ${this.#components(message)}`;
  }

  #components(message: SeenMessage): TemplateResult | typeof nothing {
    const components = readComponents(message.components);
    if (components.length === 0) return nothing;
    return html`<message-components
      .components=${components}
      .names=${this.names}
      .people=${this.people}
      .messageId=${message.id}
      ?is-busy=${this.isBusy}
    ></message-components>`;
  }

  #privacy(message: SeenMessage): TemplateResult | typeof nothing {
    if (!message.ephemeral) return nothing;
    return html`<p class="private">
      ${icons.eye} ${text.onlyYou} ·
      <button type="button" class="dismiss" @click=${() => emit(this, 'message-dismissed', { id: message.id })}>${text.dismiss}</button>
    </p>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { message } = this;
    if (message === null) return nothing;
    return html`<article class=${message.ephemeral ? 'ephemeral' : ''}>
      ${this.#cause(message)}
      ${this.isContinued ? nothing : html`<person-avatar class="face" .name=${message.author.name} ?is-bot=${message.author.bot}></person-avatar>`}
      <div class="main">${this.isContinued ? nothing : this.#header(message)} ${this.#body(message)} ${this.#privacy(message)}</div>
    </article>`;
  }
}

customElements.define('chat-message', ChatMessage);
