import { html, type TemplateResult } from 'lit';
import type { ControlSettings } from '../../../src/contract/control.js';
import { photoRules, type WebJoin, webJoins } from '../../../src/contract/phone.js';
import type { Refused } from '../../../src/contract/result.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk } from '../desk.js';
import { setupText } from '../text.js';
import { renderChoice, renderField, renderRefusal } from './form.js';

/** The party's settings that are not about Discord's channels and roles. */
export class SettingsCard extends PageElement {
  static override readonly properties = {
    settings: { attribute: false },
    desk: { attribute: false },
    refused: { state: true },
  };

  declare settings: ControlSettings;
  declare desk: Desk;
  declare refused: Refused | null;

  constructor() {
    super();
    this.refused = null;
  }

  override render(): TemplateResult {
    const { webJoin, photos, payoutRule, civilianPrize, imposterPrize, accentColour, inviteUrl } =
      this.settings;
    return html`<section class="card"><h2>Settings</h2><form class="stack" @submit=${this.#submit}>
      ${renderChoice(
        'Who may join by phone',
        'webJoin',
        webJoins.map((value) => [value, setupText.webJoin[value]] as const),
        webJoin,
      )}
      ${renderChoice(
        'Pictures that guests choose',
        'photos',
        photoRules.map((value) => [value, setupText.photos[value]] as const),
        photos,
      )}
      ${renderChoice(
        'A winning bet pays',
        'payoutRule',
        [
          ['double', 'twice its stake'],
          ['pool', 'its share of the pot'],
        ],
        payoutRule,
      )}
      <div class="two">${renderField({ label: 'Prize of a civilian', name: 'civilianPrize', value: String(civilianPrize), inputMode: 'numeric' })}
        ${renderField({ label: 'Prize of an imposter', name: 'imposterPrize', value: String(imposterPrize), inputMode: 'numeric' })}</div>
      <div class="two">${renderField({ label: 'Colour', name: 'accent', value: accentColour ?? '', hint: '#8b5cf6' })}
        ${renderField({ label: 'Discord invite', name: 'invite', value: inviteUrl ?? '', hint: 'https://discord.gg/…' })}</div>
      ${renderRefusal(this.refused)}<div><button class="primary">Save</button></div></form></section>`;
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = new FormData(event.target);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const done = await this.desk.act('change-settings', {
      webJoin: readWebJoin(text('webJoin')),
      photos: photoRules.find((known) => known === text('photos')) ?? 'ask',
      payoutRule: text('payoutRule') === 'pool' ? 'pool' : 'double',
      civilianPrize: text('civilianPrize'),
      imposterPrize: text('imposterPrize'),
      accent: text('accent'),
      invite: text('invite'),
    });
    this.refused = done.success ? null : done;
    if (done.success) this.desk.say(setupText.saved);
  };
}

function readWebJoin(value: string): WebJoin {
  return webJoins.find((known) => known === value) ?? 'pin';
}

customElements.define('settings-card', SettingsCard);
