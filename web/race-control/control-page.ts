import { html, render } from 'lit';
import type { OverlayState } from '../../overlay/state.js';
import type { ControlState } from '../../src/contract/control.js';
import type { Refused } from '../../src/contract/result.js';
import type { LinkSign } from '../common/live.js';
import { openStorage } from '../common/storage.js';
import { type PageToast, Toasts } from '../common/toasts.js';
import { ControlParty } from './control-party.js';
import { createDesk } from './create-desk.js';
import type { Desk, DialogName } from './desk.js';
import './elements/control-door.js';
import type { DoorPhase } from './elements/control-door.js';
import { RaceControl, type Section } from './elements/race-control.js';
import { handleKey } from './keys.js';
import { sections } from './text.js';

/** How long the page waits before it says that the server does not answer, in ms. */
const patience = 3_000;

interface Shown {
  readonly phase: DoorPhase | 'in';
  readonly refused: Refused | null;
  readonly isBusy: boolean;
  readonly state: OverlayState | null;
  readonly control: ControlState | null;
  readonly sign: LinkSign;
  readonly sending: number;
  readonly toasts: readonly PageToast[];
  readonly dialog: DialogName | null;
}

const nothingYet: Shown = {
  ...{ phase: 'opening', refused: null, isBusy: false, state: null, control: null },
  ...{ sign: 'opening', sending: 0, toasts: [], dialog: null },
};

/** Everything the page shows, and whatever changes it. */
export class ControlPage {
  readonly #root: HTMLElement;
  readonly #party: ControlParty;
  readonly #desk: Desk;
  #link: string | null;
  #shown = nothingYet;
  #hasAsked = false;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#link = takeLink();
    this.#party = new ControlParty({
      onState: (state) => this.#show({ state }),
      onControl: (control) => this.#takeControl(control),
      onSignedOut: () => this.#goOut(),
      onSign: (sign) => this.#show({ sign }),
      onSending: (sending) => this.#show({ sending }),
    });
    const toasts = new Toasts(this.#party.live.timers, (shown) => this.#show({ toasts: shown }));
    this.#desk = createDesk(this.#party, toasts, (dialog) => this.#show({ dialog }));
  }

  async open(): Promise<void> {
    addEventListener('hashchange', () => this.#followHash());
    document.addEventListener('keydown', (event) => this.#press(event));
    this.#root.addEventListener('sign-out', () => void this.#signOut());
    if (this.#link !== null) return this.#show({ phase: 'link' });
    this.#show({});
    setTimeout(() => this.#admitDelay(), patience);
    await this.#party.refresh();
  }

  #admitDelay(): void {
    if (this.#shown.phase === 'opening') this.#show({ phase: 'late' });
  }

  #takeControl(control: ControlState): void {
    this.#link = null;
    this.#show({ control, phase: 'in' });
    // Whoever runs the party says once whether they play, too.
    if (!this.#hasAsked && control.holder.seat === null && isFirstVisit(control))
      this.#desk.open({ kind: 'who' });
    this.#hasAsked = true;
  }

  #goOut(): void {
    const { phase } = this.#shown;
    if (phase === 'link') return;
    this.#show({
      phase: phase === 'in' ? 'lost' : 'out',
      state: null,
      control: null,
      dialog: null,
    });
  }

  readonly #signIn = async () => {
    if (this.#link === null) return;
    this.#show({ isBusy: true });
    const result = await this.#party.signIn(this.#link);
    if (result.success) this.#link = null;
    this.#show({
      isBusy: false,
      refused: result.success ? null : result,
      phase: result.success ? 'opening' : 'out',
    });
    await this.#party.refresh();
  };

  async #signOut(): Promise<void> {
    await this.#party.signOut();
    location.replace(location.pathname);
  }

  /** A one-time link may be opened in a page that is there already. */
  #followHash(): void {
    const link = takeLink();
    if (link === null) return this.#show({});
    this.#link = link;
    this.#show({ phase: 'link', refused: null });
  }

  #press(event: KeyboardEvent): void {
    const page = this.#root.querySelector('race-control');
    if (page instanceof RaceControl) handleKey(event, page, this.#desk);
  }

  #show(change: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...change };
    const { phase, state, control } = this.#shown;
    document.title = control === null ? 'Race control' : `${control.party.name}: race control`;
    const isIn = phase === 'in' && state !== null && control !== null;
    render(isIn ? this.#renderIn(state, control) : this.#renderDoor(), this.#root);
  }

  #renderDoor() {
    const { phase, refused, isBusy } = this.#shown;
    return html`<control-door .phase=${phase === 'in' ? 'opening' : phase} .refused=${refused} .isBusy=${isBusy} @sign-in=${this.#signIn}></control-door>`;
  }

  #renderIn(state: OverlayState, control: ControlState) {
    const { sign, sending, toasts, dialog } = this.#shown;
    return html`<race-control .section=${readSection()} .state=${state} .control=${control} .sign=${sign} .sending=${sending}
      .toasts=${toasts} .dialog=${dialog} .desk=${this.#desk} .now=${this.#party.live.clock.now}></race-control>`;
  }
}

/** The secret of a one-time link, taken out of the address so that nobody reads it there. */
function takeLink(): string | null {
  const [, link] = /^#link=([\w-]+)$/.exec(location.hash) ?? [];
  if (link !== undefined) history.replaceState(null, '', location.pathname);
  return link ?? null;
}

function readSection(): Section {
  const name = location.hash.slice(1);
  if (name === 'poster' || name === 'sheet') return name;
  const isKnown = (section: string): section is keyof typeof sections => section === name;
  return Object.keys(sections).find(isKnown) ?? 'races';
}

/** True once a session, in this browser. */
function isFirstVisit({ holder }: ControlState): boolean {
  const storage = openStorage('sessionStorage');
  const key = 'party-control-asked';
  if (storage?.getItem(key) === holder.sessionId) return false;
  storage?.setItem(key, holder.sessionId);
  return true;
}
