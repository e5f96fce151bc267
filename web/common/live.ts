import { type ChannelsLink, createChannels } from '../../overlay/channels.js';
import { Feed, type FeedListener } from '../../overlay/feed.js';
import type { OpenLink } from '../../overlay/link.js';
import { Renewal } from '../../overlay/renewal.js';
import { createServerClock, type ServerClock } from '../../overlay/server-clock.js';
import type { OverlayState } from '../../overlay/state.js';
import { browserTimers, type Timers } from '../../overlay/timers.js';
import { createSession, type Session } from './session.js';
import { watchSleep } from './wake.js';

/** How well the page hears: by its socket; by asking every 2 s; not at all; or not yet. */
export type LinkSign = 'opening' | 'live' | 'asking' | 'away';

export interface LiveListener {
  /** The party as all see it; null once this browser is signed out. */
  onState(state: OverlayState | null): void;
  readonly onNews: FeedListener['onNews'];
  onSign(sign: LinkSign): void;
  /** A public message came, by its event's name, before it is put in order. */
  onMessage(name: string, data: unknown): void;
  /** Something may have been missed: read again what is not in the feed. */
  onCatchUp(): void;
  /** A message of the channel that `follow` named. */
  onOwnMessage(name: string, data: unknown): void;
}

/** A page's connection with its party: writes and reads, the feed, and what to do after a sleep. */
export interface Live {
  readonly session: Session;
  readonly clock: ServerClock;
  readonly timers: Timers;
  start(): void;
  /** Hears one channel more, beside the party's four topics; null: none. */
  follow(channel: string | null): void;
}

/** Without an answer for this long the page says that it is cut off, in ms. */
const awayAfter = 3_500;
/** How often a channel that could not be heard is tried again, in ms. */
const followBeat = 3_000;

/** Connects a page with the interface under `base` (`/party/api/`, `/admin/api/`). */
export function connectLive(base: string, listener: LiveListener): Live {
  return new LivePage(base, listener);
}

class LivePage implements Live {
  readonly timers = browserTimers;
  readonly clock = createServerClock(browserTimers);
  readonly session: Session;
  readonly #listener: LiveListener;
  readonly #feed: Feed;
  readonly #openChannels: (...args: Parameters<OpenLink>) => ChannelsLink;
  #link: ChannelsLink | null = null;
  #channel: string | null = null;
  #hasState = false;
  #silentSince: number | null = null;
  #sign: LinkSign = 'opening';

  constructor(base: string, listener: LiveListener) {
    this.#listener = listener;
    const { clock, timers } = this;
    const onReach = (isReached: boolean) => this.#noteReach(isReached);
    this.session = createSession({ base, clock, timers, onReach });
    this.#openChannels = createChannels(this.session, location);
    this.#feed = this.#createFeed();
  }

  start(): void {
    this.#feed.start();
    watchSleep(this.timers, {
      onSleep: () => this.#feed.setVisible(false),
      onWake: (isRested) => this.#wake(isRested),
    });
    addEventListener('offline', () => this.#tellSign());
    this.#keepFollowing();
  }

  follow(channel: string | null): void {
    if (channel === this.#channel) return;
    this.#channel = channel;
    this.#link?.follow(channel, this.#ownHandlers);
  }

  readonly #ownHandlers = {
    onMessage: (name: string, data: unknown) => this.#listener.onOwnMessage(name, data),
    onLive: () => this.#listener.onCatchUp(),
  };

  #createFeed(): Feed {
    const { session, clock, timers } = this;
    const snapshot = async () => {
      const read = await session.snapshot();
      this.#listener.onCatchUp();
      return read;
    };
    const openLink: OpenLink = (address, handlers) => this.#open(address, handlers);
    const options = { api: { ...session, snapshot }, openLink, timers, clock };
    return new Feed({ ...options, random: Math.random, listener: this.#createFeedListener() });
  }

  #createFeedListener(): FeedListener {
    const renewal = new Renewal({
      storage: sessionStorage,
      canReload: async () => (await fetch(location.pathname, { cache: 'no-store' })).ok,
      reload: () => location.reload(),
    });
    return {
      onState: (state) => {
        this.#hasState = state !== null;
        this.#listener.onState(state);
        this.#tellSign();
      },
      onNews: (event, before, after) => this.#listener.onNews(event, before, after),
      onAway: () => this.#tellSign(),
      onBuild: (build) => renewal.note(build),
      onTrace: () => undefined,
    };
  }

  #open(...[address, handlers]: Parameters<OpenLink>): ChannelsLink {
    const link = this.#openChannels(address, {
      onMessage: (name, data) => {
        this.#listener.onMessage(name, data);
        handlers.onMessage(name, data);
      },
      onLive: () => {
        handlers.onLive();
        this.#listener.onCatchUp();
        this.#tellSign();
      },
      onLost: () => {
        handlers.onLost();
        this.#tellSign();
      },
    });
    link.follow(this.#channel, this.#ownHandlers);
    this.#link = link;
    return link;
  }

  #wake(isRested: boolean): void {
    if (isRested) this.#link?.reconnect();
    this.#feed.setVisible(true);
    this.#listener.onCatchUp();
    this.#tellSign();
  }

  /** One refused or lost answer must not leave the own channel unheard for the evening. */
  #keepFollowing(): void {
    const link = this.#link;
    if (this.#channel !== null && link?.isLive && !link.isFollowing) {
      link.follow(this.#channel, this.#ownHandlers);
      this.#listener.onCatchUp();
    }
    this.#tellSign();
    this.timers.after(followBeat, () => this.#keepFollowing());
  }

  #noteReach(isReached: boolean): void {
    if (isReached) this.#silentSince = null;
    else this.#silentSince ??= this.timers.now();
    this.#tellSign();
  }

  #tellSign(): void {
    const sign = this.#readSign();
    if (sign === this.#sign) return;
    this.#sign = sign;
    this.#listener.onSign(sign);
  }

  #readSign(): LinkSign {
    const silence = this.#silentSince === null ? 0 : this.timers.now() - this.#silentSince;
    if (!navigator.onLine || silence > awayAfter) return 'away';
    if (!this.#hasState) return 'opening';
    return this.#link?.isLive ? 'live' : 'asking';
  }
}
