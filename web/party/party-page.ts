import { MarkBoard } from '../../overlay/mark-board.js';
import { markFor } from '../../overlay/news.js';
import type { OverlayState } from '../../overlay/state.js';
import type { PhoneState, SeatChanged } from '../../src/contract/phone.js';
import { setAccent } from '../common/accent.js';
import { followCalm } from '../common/calm.js';
import { connectLive, type LinkSign, type Live, type LiveListener } from '../common/live.js';
import { type Letter, Outbox, type Reply } from '../common/outbox.js';
import { openStorage } from '../common/storage.js';
import { Toasts } from '../common/toasts.js';
import { CoinTeller, newsOfBets } from './coin-news.js';
import { createDesk, type Desk } from './desk.js';
import type { PartyDashboard } from './elements/party-dashboard.js';
import { OwnPart } from './own-part.js';
import { refreshAfter } from './refresh-after.js';
import { tabOf } from './tabs.js';
import { coinText, partyText } from './text/party-text.js';
import { refusalText } from './text/refusals.js';
import { vibrate } from './vibrate.js';

/** After this long without a first answer the page says what may be wrong, in ms. */
const lateAfter = 4_000;
const joinPage = '/party/join';

/** Brings the party into the page and the guest's taps to the party. */
export class PartyPage implements LiveListener {
  readonly #page: PartyDashboard;
  readonly #live: Live;
  readonly #own: OwnPart;
  readonly #outbox: Outbox;
  readonly #toasts: Toasts;
  readonly #marks: MarkBoard;
  readonly #coins = new CoinTeller();
  readonly #withdrawn = new Set<string>();
  #wasMyTurn: boolean | null = null;

  constructor(page: PartyDashboard) {
    this.#page = page;
    this.#live = connectLive('/party/api/', this);
    const { timers, session, clock } = this.#live;
    page.now = () => clock.now();
    this.#toasts = new Toasts(timers, (toasts) => {
      page.toasts = toasts;
    });
    this.#marks = new MarkBoard(timers, (marks) => {
      page.marks = marks;
    });
    this.#own = new OwnPart({
      read: () => session.read<PhoneState>('me'),
      timers,
      onState: (state) => this.#takeOwn(state),
      onSignedOut: () => leave(),
    });
    const storage = openStorage('sessionStorage');
    const onChange = (letters: readonly Letter[]) => {
      page.letters = letters;
    };
    this.#outbox = new Outbox({ session, timers, storage, onChange });
    page.desk = this.#createDesk();
  }

  start(): void {
    const page = this.#page;
    page.tab = tabOf(location.hash) ?? 'racing';
    page.addEventListener('tab', (event) => {
      if (event instanceof CustomEvent) history.replaceState(null, '', `#${event.detail}`);
      page.tab = tabOf(location.hash) ?? 'racing';
    });
    addEventListener('hashchange', () => {
      page.tab = tabOf(location.hash) ?? page.tab;
    });
    page.addEventListener('sign-out', () => void this.#signOut());
    followCalm((isCalm) => {
      page.moving = !isCalm;
    });
    this.#live.timers.after(lateAfter, () => {
      page.isLate = true;
    });
    this.#outbox.resume((letter, reply) => this.#tellResumed(letter, reply));
    this.#live.start();
    this.#own.refresh();
  }

  onState(state: OverlayState | null): void {
    if (state === null) return leave();
    this.#page.state = state;
    document.title = state.partyName;
    setAccent(state.accentColour);
  }

  onNews(...[event, before, after]: Parameters<LiveListener['onNews']>): void {
    const mark = markFor(event, before, after);
    if (mark !== null) this.#marks.add(mark);
  }

  onSign(sign: LinkSign): void {
    const page = this.#page;
    if (sign === 'away') page.heardAt ??= new Date(page.now()).toISOString();
    else page.heardAt = null;
    if (page.sign === 'away') this.#outbox.hurry();
    page.sign = sign;
  }

  onMessage(name: string, data: unknown): void {
    const after = refreshAfter(name, data, this.#page.own?.seat.id ?? '', Math.random);
    if (after !== null) this.#own.refresh(after);
  }

  onCatchUp(): void {
    this.#own.refresh();
    this.#outbox.hurry();
  }

  onOwnMessage(name: string, data: unknown): void {
    this.#own.refresh();
    if (name !== 'seat-changed' || !isSeatChanged(data)) return;
    for (const { text, tone } of this.#coins.tell(data.movements)) this.#toasts.say(text, tone);
  }

  #takeOwn(state: PhoneState): void {
    const before = this.#page.own;
    this.#page.own = state;
    const news = before === null ? [] : newsOfBets(before.bets, state.bets, this.#withdrawn);
    for (const { text, tone } of news) this.#toasts.say(text, tone);
    this.#live.follow(state.channel);
    const isMyTurn = state.round?.isMyTurn ?? false;
    if (isMyTurn && this.#wasMyTurn === false) {
      this.#toasts.say(coinText.turn, 'good');
      vibrate([120, 80, 120]);
    }
    this.#wasMyTurn = isMyTurn;
  }

  #createDesk(): Desk {
    const desk = createDesk({
      session: this.#live.session,
      outbox: this.#outbox,
      say: (...said) => this.#toasts.say(...said),
      onDone: () => this.#own.refresh(),
    });
    return {
      ...desk,
      act: (name, input, what) => {
        if ('bet' in input && name === 'withdraw-bet') this.#withdrawn.add(input.bet);
        return desk.act(name, input, what);
      },
    };
  }

  #tellResumed({ what }: Letter, reply: Reply<unknown>): void {
    this.#own.refresh();
    if (reply === 'unknown') this.#toasts.say(partyText.unknown(what), 'bad');
    else if (reply.success) this.#toasts.say(partyText.stillDone(what), 'good');
    else this.#toasts.say(refusalText(reply), 'bad');
  }

  async #signOut(): Promise<void> {
    const reply = await this.#outbox.send('sign-out', {}, partyText.signOut);
    if (reply !== 'unknown') leave();
  }
}

/** Nobody is signed in here any more: the join page knows how to come back. */
function leave(): void {
  location.replace(joinPage);
}

/** The boundary where a message of the own channel gets its type. */
function isSeatChanged(data: unknown): data is SeatChanged {
  return (
    typeof data === 'object' &&
    data !== null &&
    'movements' in data &&
    Array.isArray(data.movements)
  );
}
