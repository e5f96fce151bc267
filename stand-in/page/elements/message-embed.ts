import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Embed, EmbedField } from '../api/embeds.js';
import { formatSent } from '../markdown/timestamps.js';
import { colorText } from './colors.js';
import './rich-text.js';

/** One embed: a card with a colour bar. */
export class MessageEmbed extends LitElement {
  static override properties = { embed: { attribute: false }, names: { attribute: false } };

  static override styles = css`
    :host {
      display: block;
      max-width: 560px;
      --bar: var(--line-strong);
    }
    article {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 6px 16px;
      background: var(--ink-3);
      border-radius: var(--radius-small);
      border-left: 4px solid var(--bar);
      padding: 12px 16px 13px 14px;
    }
    .main {
      display: grid;
      gap: 6px;
      align-content: start;
      min-width: 0;
    }
    .author {
      font-size: 13px;
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    .title {
      font-weight: 700;
      font-size: 1.05em;
      overflow-wrap: anywhere;
    }
    a.title {
      color: var(--link);
      text-decoration: none;
    }
    .body {
      font-size: 14.5px;
      color: var(--text);
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 8px 14px;
      margin: 2px 0 0;
    }
    .fields div {
      grid-column: 1 / -1;
      min-width: 0;
    }
    .fields .inline {
      grid-column: auto;
    }
    dt {
      font-size: 13px;
      font-weight: 650;
      color: var(--text-soft);
      overflow-wrap: anywhere;
    }
    dd {
      margin: 0;
      font-size: 14.5px;
    }
    .footer {
      font-size: 12.5px;
      color: var(--text-dim);
      overflow-wrap: anywhere;
    }
    img {
      display: block;
      max-width: 100%;
      border-radius: 6px;
    }
    .thumbnail {
      width: 72px;
      height: 72px;
      object-fit: cover;
    }
    @media (max-width: 560px) {
      .fields {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
  `;

  declare embed: Embed | null;
  declare names: ReadonlyMap<string, string>;

  constructor() {
    super();
    this.embed = null;
    this.names = new Map();
  }

  override updated(): void {
    const color = this.embed?.color ?? null;
    if (color === null) this.style.removeProperty('--bar');
    else this.style.setProperty('--bar', colorText(color));
  }

  #title(embed: Embed): TemplateResult | typeof nothing {
    if (embed.title === '') return nothing;
    if (embed.url === null)
      return html`<div class="title"><rich-text .source=${embed.title} .names=${this.names}></rich-text></div>`;
    return html`<a class="title" href=${embed.url} target="_blank" rel="noopener noreferrer">${embed.title}</a>`;
  }

  #field(field: EmbedField): TemplateResult {
    return html`<div class=${field.isInline ? 'inline' : ''}>
      <dt><rich-text .source=${field.name} .names=${this.names}></rich-text></dt>
      <dd><rich-text .source=${field.value} .names=${this.names}></rich-text></dd>
    </div>`;
  }

  #footer(embed: Embed): TemplateResult | typeof nothing {
    const parts = [
      embed.footer,
      embed.timestamp === '' ? '' : formatSent(embed.timestamp, new Date()),
    ].filter((part) => part !== '');
    return parts.length === 0 ? nothing : html`<div class="footer">${parts.join(' · ')}</div>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { embed } = this;
    if (embed === null) return nothing;
    return html`<article>
      <div class="main">
        ${embed.author === '' ? nothing : html`<div class="author">${embed.author}</div>`} ${this.#title(embed)}
        ${embed.description === '' ? nothing : html`<rich-text class="body" .source=${embed.description} .names=${this.names}></rich-text>`}
        ${embed.fields.length === 0 ? nothing : html`<dl class="fields">${embed.fields.map((field) => this.#field(field))}</dl>`}
        ${embed.image === null ? nothing : html`<img src=${embed.image} alt="" loading="lazy" />`} ${this.#footer(embed)}
      </div>
      ${embed.thumbnail === null ? nothing : html`<img class="thumbnail" src=${embed.thumbnail} alt="" loading="lazy" />`}
    </article>`;
  }
}

customElements.define('message-embed', MessageEmbed);
