import { html, type nothing, type TemplateResult } from 'lit';
import type { OverlayState } from '../../../overlay/state.js';
import type { ControlState } from '../../../src/contract/control.js';
import { PageElement } from '../../common/elements/page-element.js';
import type { Desk, DialogName } from '../desk.js';
import './bet-dialog.js';
import './cancel-dialog.js';
import './debts-dialog.js';
import './race-form.js';
import './racers-dialog.js';
import './reset-dialog.js';
import './seat-dialog.js';
import './settle-dialog.js';
import './undo-dialog.js';
import './void-dialog.js';
import './who-dialog.js';

/** The dialog that is open. */
export class ControlDialogs extends PageElement {
  static override readonly properties = {
    dialog: { attribute: false },
    state: { attribute: false },
    control: { attribute: false },
    desk: { attribute: false },
  };

  declare dialog: DialogName;
  declare state: OverlayState;
  declare control: ControlState;
  declare desk: Desk;

  override render(): TemplateResult | typeof nothing {
    const { dialog, desk, control } = this;
    switch (dialog.kind) {
      case 'open-race':
        return html`<race-form .race=${null} .settings=${control.settings} .desk=${desk}></race-form>`;
      case 'edit-race':
        return html`<race-form .race=${this.#race(dialog.raceId)} .settings=${control.settings} .desk=${desk}></race-form>`;
      case 'settle':
        return html`<settle-dialog .raceId=${dialog.raceId} .desk=${desk}></settle-dialog>`;
      case 'undo':
        return html`<undo-dialog .race=${dialog.race} .desk=${desk}></undo-dialog>`;
      case 'cancel':
        return html`<cancel-dialog .raceId=${dialog.raceId} .desk=${desk}></cancel-dialog>`;
      case 'debts':
        return html`<debts-dialog .question=${dialog.question} .desk=${desk}></debts-dialog>`;
      case 'void':
        return html`<void-dialog .about=${dialog} .desk=${desk}></void-dialog>`;
      case 'bet':
        return html`<bet-dialog .race=${this.#race(dialog.raceId)} .seats=${control.seats} .desk=${desk}></bet-dialog>`;
      case 'racers':
        return html`<racers-dialog .race=${this.#race(dialog.raceId)} .desk=${desk}></racers-dialog>`;
      case 'seat':
        return html`<seat-dialog .seat=${control.seats.find(({ id }) => id === dialog.seatId) ?? null} .seats=${control.seats} .desk=${desk}></seat-dialog>`;
      case 'who':
        return html`<who-dialog .control=${control} .desk=${desk}></who-dialog>`;
      case 'reset':
        return html`<reset-dialog .party=${control.party.name} .desk=${desk}></reset-dialog>`;
    }
  }

  #race(raceId: string) {
    return this.control.races.find(({ id }) => id === raceId) ?? null;
  }
}

customElements.define('control-dialogs', ControlDialogs);
