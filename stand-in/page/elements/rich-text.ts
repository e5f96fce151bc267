import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { tokeniseBlocks } from '../markdown/blocks.js';
import type { Block, Inline, ListItem } from '../markdown/tokens.js';
import { text } from '../text.js';
import { richTextStyles } from './rich-text-styles.js';
import './spoiler-text.js';
import './time-stamp.js';

/** Draws markdown; every word reaches the page as text, never as markup. */
export class RichText extends LitElement {
  static override properties = { source: { attribute: false }, names: { attribute: false } };

  static override styles = richTextStyles;

  declare source: string;
  declare names: ReadonlyMap<string, string>;

  constructor() {
    super();
    this.source = '';
    this.names = new Map();
  }

  #mention(sign: string, name: string): TemplateResult {
    return html`<span class="mention">${sign}${name}</span>`;
  }

  #inline(token: Inline): unknown {
    switch (token.kind) {
      case 'text':
        return token.text;
      case 'break':
        return html`<br />`;
      case 'bold':
        return html`<strong>${this.#line(token.children)}</strong>`;
      case 'italic':
        return html`<em>${this.#line(token.children)}</em>`;
      case 'underline':
        return html`<u>${this.#line(token.children)}</u>`;
      case 'strike':
        return html`<s>${this.#line(token.children)}</s>`;
      case 'spoiler':
        return html`<spoiler-text>${this.#line(token.children)}</spoiler-text>`;
      case 'code':
        return html`<code>${token.text}</code>`;
      case 'link':
        return html`<a href=${token.href} target="_blank" rel="noopener noreferrer">${this.#line(token.children)}</a>`;
      case 'person':
        return this.#mention('@', this.names.get(token.id) ?? text.unknownPerson);
      case 'role':
        return this.#mention('@', text.role);
      case 'channel':
        return this.#mention('#', this.names.get(token.id) ?? text.channel);
      case 'time':
        return html`<time-stamp .at=${token.at} .format=${token.style}></time-stamp>`;
    }
  }

  #line(tokens: readonly Inline[]): readonly unknown[] {
    return tokens.map((token) => this.#inline(token));
  }

  #item(item: ListItem): TemplateResult {
    if (item.number === null)
      return html`<li class="depth-${item.depth}">${this.#line(item.children)}</li>`;
    return html`<li class="depth-${item.depth} numbered" value=${item.number}>${this.#line(item.children)}</li>`;
  }

  #block(block: Block): TemplateResult {
    switch (block.kind) {
      case 'paragraph':
        return html`<p>${this.#line(block.children)}</p>`;
      case 'heading':
        return html`<p class="heading level-${block.level}" role="heading" aria-level=${block.level + 3}>${this.#line(block.children)}</p>`;
      case 'small':
        return html`<p class="small">${this.#line(block.children)}</p>`;
      case 'code':
        return html`<pre tabindex="0"><code>${block.text}</code></pre>`;
      case 'quote':
        return html`<blockquote>${this.#blocks(block.blocks)}</blockquote>`;
      case 'spoiler':
        return html`<spoiler-text is-block>${this.#blocks(block.blocks)}</spoiler-text>`;
      case 'list':
        return html`<ol>${block.items.map((item) => this.#item(item))}</ol>`;
    }
  }

  #blocks(blocks: readonly Block[]): readonly TemplateResult[] {
    return blocks.map((block) => this.#block(block));
  }

  override render(): unknown {
    return this.source === '' ? nothing : this.#blocks(tokeniseBlocks(this.source));
  }
}

customElements.define('rich-text', RichText);
