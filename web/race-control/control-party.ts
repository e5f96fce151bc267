import { KeyRefused } from '../../overlay/api.js';
import type { OverlayState } from '../../overlay/state.js';
import type { ControlHolder, ControlState } from '../../src/contract/control.js';
import type { Refused, Result } from '../../src/contract/result.js';
import { connectLive, type LinkSign, type Live } from '../common/live.js';
import { Outbox } from '../common/outbox.js';
import type { ActName, Data, Input } from './desk.js';
import { refusals } from './text.js';

/** Events of one act are answered by one question, in ms. */
const gathering = 100;
/** What no event tells (phones that knock, overlays that open) is asked for this often, in ms. */
const beat = 5_000;

export interface ControlListener {
  onState(state: OverlayState): void;
  onControl(control: ControlState): void;
  /** There is no session, or none any more. */
  onSignedOut(): void;
  onSign(sign: LinkSign): void;
  /** How many writes have no answer yet. */
  onSending(letters: number): void;
}

/** The page's connection: the public picture, what hosts see besides, and the acts. */
export class ControlParty {
  readonly live: Live;
  readonly #outbox: Outbox;
  readonly #listener: ControlListener;
  #isStarted = false;
  #isAsking = false;
  #isStale = false;
  #cancelPlan: (() => void) | null = null;

  constructor(listener: ControlListener) {
    this.#listener = listener;
    this.live = connectLive('/admin/api/', {
      onState: (state) => {
        if (state === null) return listener.onSignedOut();
        listener.onState(state);
        this.#plan(gathering);
      },
      onNews: () => undefined,
      onSign: (sign) => listener.onSign(sign),
      onMessage: () => this.#plan(gathering),
      onCatchUp: () => this.#plan(0),
      onOwnMessage: () => undefined,
    });
    this.#outbox = new Outbox({
      session: this.live.session,
      timers: this.live.timers,
      storage: null,
      onChange: (letters) => listener.onSending(letters.length),
    });
  }

  signIn(link: string): Promise<Result<ControlHolder>> {
    return this.#send<ControlHolder>('link', { link });
  }

  signOut(): Promise<Result<null>> {
    return this.#send<null>('sign-out', {});
  }

  /** Does an act, once however often it has to be sent. Never rejects. */
  async act<N extends ActName>(name: N, input: Input<N>): Promise<Result<Data<N>>> {
    const result = await this.#send<Data<N>>(`actions/${name}`, input);
    if (!result.success && result.code === 'signed-out') this.#listener.onSignedOut();
    else this.#plan(0);
    return result;
  }

  /** The same for an act that only reads: nothing else of the page is read again for it. */
  look<N extends ActName>(name: N, input: Input<N>): Promise<Result<Data<N>>> {
    return this.live.session.post<Data<N>>(`actions/${name}`, input).catch(() => unreachable);
  }

  /** Reads what hosts see, once more where a question is under way. */
  async refresh(): Promise<void> {
    this.#cancelPlan?.();
    if (this.#isAsking) {
      this.#isStale = true;
      return;
    }
    this.#isAsking = true;
    this.#isStale = false;
    const isOut = await this.#ask();
    this.#isAsking = false;
    if (!isOut) this.#plan(this.#isStale ? 0 : beat);
  }

  /** True where nobody is signed in. */
  async #ask(): Promise<boolean> {
    try {
      this.#listener.onControl(await this.live.session.read<ControlState>('control'));
      if (!this.#isStarted) this.live.start();
      this.#isStarted = true;
    } catch (error) {
      if (!(error instanceof KeyRefused)) return false;
      this.#listener.onSignedOut();
      return true;
    }
    return false;
  }

  #plan(ms: number): void {
    this.#cancelPlan?.();
    this.#cancelPlan = this.live.timers.after(ms, () => void this.refresh());
  }

  async #send<T>(path: string, body: unknown): Promise<Result<T>> {
    const reply = await this.#outbox.send<T>(path, body, path);
    return reply === 'unknown' ? unreachable : reply;
  }
}

const unreachable: Refused = {
  success: false,
  code: 'unreachable',
  error: refusals.unreachable,
  params: {},
  field: null,
};
