import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Person } from '../../src/api.js';
import type { ButtonComponent, Component, SelectComponent } from '../api/components.js';
import { text } from '../text.js';
import { colorText } from './colors.js';
import { icons } from './icons.js';
import { componentStyles } from './message-components-styles.js';
import { emit, on } from './page-events.js';
import { sharedStyles } from './shared-styles.js';
import './rich-text.js';
import './select-menu.js';

/**
 * The buttons, selects and layout parts under a message; what is used goes up as `component-used`.
 */
export class MessageComponents extends LitElement {
  static override properties = {
    components: { attribute: false },
    names: { attribute: false },
    people: { attribute: false },
    messageId: { attribute: false },
    isBusy: { type: Boolean, attribute: 'is-busy' },
  };

  static override styles = [sharedStyles, componentStyles];

  declare components: readonly Component[];
  declare names: ReadonlyMap<string, string>;
  declare people: readonly Person[];
  declare messageId: string;
  declare isBusy: boolean;

  constructor() {
    super();
    this.components = [];
    this.names = new Map();
    this.people = [];
    this.messageId = '';
    this.isBusy = false;
  }

  override updated(): void {
    for (const box of this.shadowRoot?.querySelectorAll<HTMLElement>('[data-color]') ?? []) {
      box.style.setProperty('--bar', colorText(Number(box.dataset['color'])));
    }
  }

  #use(customId: string, values?: readonly string[]): void {
    emit(this, 'component-used', {
      messageId: this.messageId,
      customId,
      ...(values === undefined ? {} : { values }),
    });
  }

  #button(button: ButtonComponent): TemplateResult {
    const face = [button.emoji, button.label].filter((part) => part !== '').join(' ');
    if (button.style === 'link' && button.url !== null) {
      return html`<a class="button" href=${button.url} target="_blank" rel="noopener noreferrer">
        ${face}${icons.open}<span class="hidden-text">${text.opensNewTab}</span>
      </a>`;
    }
    const isOff = button.isDisabled || this.isBusy;
    return html`<button type="button" class="button ${button.style}" ?disabled=${isOff} @click=${() => this.#use(button.customId)}>${face}</button>`;
  }

  #select(select: SelectComponent): TemplateResult {
    return html`<select-menu
      .select=${select}
      .people=${this.people}
      ?is-busy=${this.isBusy}
      @values-chosen=${on('values-chosen', ({ values }) => this.#use(select.customId, values))}
    ></select-menu>`;
  }

  #component(component: Component): TemplateResult | typeof nothing {
    switch (component.kind) {
      case 'row':
        return html`<div class="row">${this.#list(component.children)}</div>`;
      case 'button':
        return this.#button(component);
      case 'select':
        return this.#select(component);
      case 'text':
        return html`<rich-text .source=${component.content} .names=${this.names}></rich-text>`;
      case 'image':
        return component.url === null
          ? nothing
          : html`<img src=${component.url} alt=${component.description} loading="lazy" />`;
      case 'gallery':
        return html`<div class="gallery">${this.#list(component.children)}</div>`;
      case 'separator':
        return html`<hr class="${component.hasLine ? 'line' : ''} ${component.isLarge ? 'large' : ''}" />`;
      case 'section':
        return html`<div class="section">
          <div class="stack">${this.#list(component.children)}</div>
          ${component.accessory === null ? nothing : this.#component(component.accessory)}
        </div>`;
      case 'container':
        return component.isSpoiler
          ? html`<spoiler-text is-block>${this.#container(component.color, component.children)}</spoiler-text>`
          : this.#container(component.color, component.children);
      default:
        return nothing;
    }
  }

  #container(color: number | null, children: readonly Component[]): TemplateResult {
    return color === null
      ? html`<div class="container">${this.#list(children)}</div>`
      : html`<div class="container barred" data-color=${color}>${this.#list(children)}</div>`;
  }

  #list(components: readonly Component[]): readonly (TemplateResult | typeof nothing)[] {
    return components.map((component) => this.#component(component));
  }

  override render(): TemplateResult | typeof nothing {
    return this.components.length === 0
      ? nothing
      : html`<div class="stack">${this.#list(this.components)}</div>`;
  }
}

customElements.define('message-components', MessageComponents);
