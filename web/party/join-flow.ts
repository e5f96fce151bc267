import { KeyRefused } from '../../overlay/api.js';
import { createServerClock } from '../../overlay/server-clock.js';
import { browserTimers } from '../../overlay/timers.js';
import type { Joined, Welcome } from '../../src/contract/phone.js';
import { Outbox, type Reply } from '../common/outbox.js';
import { createSession } from '../common/session.js';
import { openStorage } from '../common/storage.js';
import type { JoinPage, JoinWays } from './elements/join-page.js';
import { forgetKey, keyFor } from './join-key.js';
import { joinText as text } from './text/join-text.js';

const dashboard = '/party/dashboard';
const codeKey = 'party-code';
/** How often it is asked again: whether the server is there, and whether the host let the phone in. */
const askAgain = 2_000;

/** Leads somebody from the code to their seat. */
export class JoinFlow implements JoinWays {
  readonly #page: JoinPage;
  readonly #storage = openStorage('localStorage');
  readonly #session = createSession({
    base: '/party/api/',
    clock: createServerClock(browserTimers),
    timers: browserTimers,
  });
  readonly #outbox: Outbox;
  #code = '';
  #isWaiting = false;

  constructor(page: JoinPage) {
    this.#page = page;
    // A PIN is kept nowhere: whoever reloads types it again.
    this.#outbox = new Outbox({
      session: this.#session,
      timers: browserTimers,
      storage: null,
      onChange: (letters) => {
        page.isLate = letters.some(({ isLate }) => isLate);
      },
    });
    page.flow = this;
  }

  start(): void {
    addEventListener('hashchange', () => location.reload());
    addEventListener('online', () => this.#outbox.hurry());
    const hash = readHash();
    const link = /^link=(.+)$/.exec(hash)?.[1];
    if (link !== undefined) {
      this.#page.link = link;
      this.#page.phase = 'link';
      return;
    }
    this.#code = hash === '' ? (this.#storage?.getItem(codeKey) ?? '') : hash;
    void (this.#code === '' ? this.#goHome() : this.#look());
  }

  /** A tap on the link from Discord: only this spends it. */
  async openLink(link: string): Promise<void> {
    const reply = await this.#send<Joined>('link', { link });
    if (reply !== null) this.#enter();
  }

  async join(name: string): Promise<void> {
    const key = keyFor(this.#storage, this.#code, name);
    const joined = await this.#send<Joined>('join', { code: this.#code, name, key });
    if (joined === null) return;
    forgetKey(this.#storage);
    this.#page.joined = joined;
    this.#page.phase = 'in';
  }

  /** Takes a seat that exists: `who` is its name, or its id where this phone knows it. */
  async claim(who: string, pin: string): Promise<void> {
    this.#isWaiting = true;
    const joined = await this.#send<Joined>('claim', { code: this.#code, name: who, pin });
    if (joined !== null) return this.#enter();
    if (this.#page.phase !== 'waiting') return;
    browserTimers.after(askAgain, () => {
      if (this.#isWaiting) void this.claim(who, pin);
    });
  }

  stopWaiting(): void {
    this.#isWaiting = false;
    this.#page.phase = 'welcome';
  }

  open(): void {
    location.assign(dashboard);
  }

  #enter(): void {
    this.#page.phase = 'opening';
    location.replace(dashboard);
  }

  /** Without a code there is still the seat of this browser. */
  async #goHome(): Promise<void> {
    try {
      await this.#session.read('me');
      location.replace(dashboard);
    } catch (error) {
      if (error instanceof KeyRefused) {
        this.#page.phase = 'noCode';
        return;
      }
      this.#page.isLate = true;
      browserTimers.after(askAgain, () => void this.#goHome());
    }
  }

  async #look(): Promise<void> {
    try {
      const reply = await this.#session.post<Welcome>('look', { code: this.#code });
      this.#page.isLate = false;
      if (reply.success) return this.#welcome(reply.data);
      this.#page.error = reply.error;
      this.#page.phase = 'badCode';
      this.#storage?.removeItem(codeKey);
    } catch {
      // No answer: the page says so, and asks on.
      this.#page.isLate = true;
      browserTimers.after(askAgain, () => void this.#look());
    }
  }

  #welcome(welcome: Welcome): void {
    try {
      this.#storage?.setItem(codeKey, this.#code);
    } catch {
      // A full storage: the code is scanned again next time.
    }
    document.title = welcome.partyName;
    this.#page.welcome = welcome;
    this.#page.phase = 'welcome';
  }

  async #send<T>(path: string, body: unknown): Promise<T | null> {
    const page = this.#page;
    page.isSending = true;
    page.error = null;
    const reply: Reply<T> = await this.#outbox.send<T>(path, body, path);
    page.isSending = false;
    if (reply === 'unknown') page.error = text.unknown;
    else if (reply.success) return reply.data;
    else if (reply.code === 'wait-for-host') page.phase = 'waiting';
    else {
      page.error = reply.error;
      page.field = reply.field;
      if (page.phase === 'waiting') page.phase = 'welcome';
    }
    return null;
  }
}

function readHash(): string {
  try {
    return decodeURIComponent(location.hash.slice(1)).trim();
  } catch {
    return '';
  }
}
