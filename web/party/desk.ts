import type { RaceControlActs } from '../../src/contract/control-race-acts.js';
import type { PhoneActs } from '../../src/contract/phone-acts.js';
import type { Outbox, Reply } from '../common/outbox.js';
import { createRequestKey } from '../common/request-key.js';
import type { Session } from '../common/session.js';
import type { PageToast, ToastTone } from '../common/toasts.js';
import { partyText } from './text/party-text.js';
import { refusalText } from './text/refusals.js';

/** What a phone may ask for; a host's phone the host's acts, too. */
type Acts = PhoneActs & Omit<RaceControlActs, keyof PhoneActs>;
export type ActName = keyof Acts;
export type Outcome<N extends ActName> = Acts[N]['data'];

/** Where the tabs hand in what their guest does. */
export interface Desk {
  /**
   * Does an act and says what went wrong, if anything did.
   * @returns its outcome; null where it was refused, or where no answer came.
   */
  act<N extends ActName>(
    name: N,
    input: Acts[N]['input'],
    what: string,
  ): Promise<Outcome<N> | null>;
  /** The same for a form, which shows the refusal beside the field. */
  ask<N extends ActName>(
    name: N,
    input: Acts[N]['input'],
    what: string,
  ): Promise<Reply<Outcome<N>>>;
  say(text: string, tone?: ToastTone, action?: PageToast['action']): void;
}

interface DeskOptions {
  readonly session: Pick<Session, 'post'>;
  readonly outbox: Outbox;
  readonly say: Desk['say'];
  /** Something may have changed for this guest. */
  readonly onDone: () => void;
}

/** Acts by way of the outbox, so that none is lost and none happens twice. What only looks is asked once. */
export function createDesk({ session, outbox, say, onDone }: DeskOptions): Desk {
  async function ask<N extends ActName>(
    name: N,
    input: Acts[N]['input'],
    what: string,
  ): Promise<Reply<Outcome<N>>> {
    const path = `actions/${name}`;
    if (isReading(name))
      return session
        .post<Outcome<N>>(path, input, createRequestKey())
        .catch((): Reply<Outcome<N>> => 'unknown');
    const reply = await outbox.send<Outcome<N>>(path, input, what);
    if (reply === 'unknown') say(partyText.unknown(what), 'bad');
    onDone();
    return reply;
  }
  return {
    ask,
    say,
    async act(name, input, what) {
      const reply = await ask(name, input, what);
      if (reply === 'unknown') return null;
      if (reply.success) return reply.data;
      say(refusalText(reply), 'bad');
      return null;
    },
  };
}

/** Acts that only look. */
function isReading(name: ActName): boolean {
  return name.startsWith('show-') || name.startsWith('list-');
}
