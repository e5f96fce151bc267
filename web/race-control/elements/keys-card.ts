import { html, nothing, type TemplateResult } from 'lit';
import { type KeyScope, keyScopes } from '../../../src/contract/control.js';
import type { ApiKey } from '../../../src/contract/control-acts.js';
import type { Refused } from '../../../src/contract/result.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Data, Desk } from '../desk.js';
import { setupText } from '../text.js';
import { ago } from '../words.js';
import { copy } from './copy.js';
import { readForm, renderChoice, renderField, renderRefusal } from './form.js';

/** Keys for a Stream Deck, Companion, Streamer.bot or a script. */
export class KeysCard extends PageElement {
  static override readonly properties = {
    desk: { attribute: false },
    now: { attribute: false },
    keys: { state: true },
    made: { state: true },
    refused: { state: true },
  };

  declare desk: Desk;
  declare now: () => number;
  declare keys: readonly ApiKey[];
  /** The key that was made last, shown this once. */
  declare made: Data<'make-key'> | null;
  declare refused: Refused | null;

  constructor() {
    super();
    this.keys = [];
    this.made = null;
    this.refused = null;
  }

  override firstUpdated(): void {
    void this.#read();
  }

  async #read(): Promise<void> {
    const read = await this.desk.look('list-keys', {});
    if (read.success) this.keys = read.data.keys;
    else this.refused = read;
  }

  override render(): TemplateResult {
    const { made } = this;
    return html`<section class="card"><h2>Keys for buttons and scripts</h2>
      <p class="dim">A Stream Deck, Companion, Streamer.bot or curl does an act by one HTTP call. docs/stream-deck.md shows how; <a href="/admin/api/openapi.json">openapi.json</a> lists the acts.</p>
      ${made === null ? nothing : html`<div class="ask" role="status"><p>${setupText.keyMade}</p><div class="link"><input readonly aria-label="The new key" .value=${made.key} /><button type="button" class="small" @click=${() => copy(made.key, this.desk)}>Copy</button></div></div>`}
      <ul class="rows">${this.keys.map((key) => this.#renderKey(key))}</ul>
      <form class="stack" @submit=${this.#make}><div class="two">${renderField({ label: 'Name', name: 'name', hint: 'Stream Deck', isRequired: true })}
        ${renderChoice(
          'May',
          'scope',
          keyScopes.map((scope) => [scope, setupText.scopes[scope]] as const),
          'race',
        )}</div>
        ${renderRefusal(this.refused)}<div><button>Make a key</button></div></form></section>`;
  }

  #renderKey({ id, name, scope, lastUsedAt }: ApiKey): TemplateResult {
    const revoke = async () => {
      await this.desk.run('revoke-key', { id }, () => setupText.keyRevoked(name));
      if (this.made?.id === id) this.made = null;
      await this.#read();
    };
    return html`<li><b class="name" dir="auto">${name}</b> <span class="dim">${scope}, ${lastUsedAt === null ? 'not used yet' : `used ${ago(lastUsedAt, this.now())}`}</span>
      <button type="button" class="small quiet danger" aria-label="Revoke ${name}" @click=${() => void revoke()}>Revoke</button></li>`;
  }

  readonly #make = async (event: SubmitEvent) => {
    const { name = '', scope } = readForm(event);
    const form = event.target;
    const done = await this.desk.act('make-key', { name, scope: readScope(scope) });
    this.refused = done.success ? null : done;
    if (!done.success) return;
    this.made = done.data;
    if (form instanceof HTMLFormElement) form.reset();
    await this.#read();
  };
}

function readScope(value: string | undefined): KeyScope {
  return keyScopes.find((scope) => scope === value) ?? 'read';
}

customElements.define('keys-card', KeysCard);
