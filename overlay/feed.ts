import type { PublishedEvent } from '../src/contract/events.js';
import type { Head, Snapshot } from '../src/contract/snapshot.js';
import type { Api } from './api.js';
import { HeadPoll, type PollOutcome } from './head-poll.js';
import { isSameAddress, type Link, type LinkAddress, type OpenLink } from './link.js';
import { LinkCare } from './link-care.js';
import { type FeedItem, parseMessage } from './parse.js';
import { Sequencer } from './sequencer.js';
import type { ServerClock } from './server-clock.js';
import { SnapshotLoader } from './snapshot-loader.js';
import { applyEvent, fromSnapshot, type OverlayState } from './state.js';
import type { Timers } from './timers.js';

/** Only news younger than this is played as a toast or a flash, in ms by the server's clock. */
const newsAge = 10_000;
/**
 * How long a number known to the head may still be under way on the link, in ms: longer than a gap
 * waits.
 */
const deliveryTime = 600;
/**
 * After this long without an answer the page admits, by a dim dot, that its picture may be old; in
 * ms.
 */
const awayAfter = 10_000;

export interface FeedListener {
  /** The picture; null while there is nothing to show or the key is refused. */
  onState(state: OverlayState | null): void;
  /** Something that has just happened, with the picture before and after it. */
  onNews(event: PublishedEvent, before: OverlayState, after: OverlayState): void;
  /** True while the server has not answered for ten seconds. */
  onAway(isAway: boolean): void;
  /** The server's overlay bundle, with every answer. */
  onBuild(build: string): void;
  /** What happens inside, for `debug=1`. Never a key. */
  onTrace(what: string, detail?: unknown): void;
}

export interface FeedOptions {
  readonly api: Api;
  readonly openLink: OpenLink;
  readonly timers: Timers;
  readonly clock: ServerClock;
  readonly random: () => number;
  readonly listener: FeedListener;
}

/**
 * Keeps the picture equal to the server's: one snapshot, then events in order, and a look at the
 * head every two seconds, which finds whatever was lost on the way.
 */
export class Feed {
  readonly #options: FeedOptions;
  readonly #sequencer: Sequencer;
  readonly #loader: SnapshotLoader;
  readonly #poll: HeadPoll;
  readonly #care: LinkCare;
  #state: OverlayState | null = null;
  #link: { readonly address: LinkAddress; readonly link: Link } | null = null;
  #isRewound = false;
  #isReachable = false;
  #cancelAway: (() => void) | null = null;
  #cancelLateCheck: (() => void) | null = null;

  constructor(options: FeedOptions) {
    const { api, timers, random } = options;
    this.#options = options;
    this.#sequencer = new Sequencer({
      timers,
      apply: (item) => this.#apply(item),
      onStuck: () => this.#loader.request(),
    });
    this.#loader = new SnapshotLoader({
      api,
      timers,
      random,
      onSnapshot: (snapshot) => this.#takeSnapshot(snapshot),
      onRefused: () => this.#takeOutcome('refused'),
    });
    this.#poll = new HeadPoll({
      api,
      timers,
      random,
      onOutcome: (outcome) => this.#takeOutcome(outcome),
    });
    this.#care = new LinkCare(timers);
  }

  /** Begins with a snapshot, trying until the server is there. */
  start(): void {
    this.#loader.request();
    this.#poll.start();
  }

  /**
   * Tells whether anyone sees the page: out of sight it does not ask, in sight again it asks at
   * once.
   */
  setVisible(isVisible: boolean): void {
    if (isVisible) return this.#poll.wake();
    this.#poll.sleep();
    this.#stopAwayTimer();
  }

  #takeSnapshot(snapshot: Snapshot): void {
    const { listener } = this.#options;
    this.#noteReachable();
    listener.onBuild(snapshot.build);
    const isElsewhere = this.#link === null || !isSameAddress(this.#link.address, snapshot);
    if (isElsewhere || this.#isRewound) this.#sequencer.clear();
    this.#isRewound = false;
    // One that was read before our last event would take the picture back; the missing rest comes
    // with the next.
    if (snapshot.sequence < this.#sequencer.position) return this.#loader.request();
    listener.onTrace('snapshot', snapshot.sequence);
    this.#state = fromSnapshot(snapshot);
    listener.onState(this.#state);
    this.#sequencer.resume(snapshot.sequence);
    if (!this.#sequencer.isWaiting) this.#loader.settle();
    if (isElsewhere) this.#openLink(snapshot);
  }

  #openLink(address: LinkAddress): void {
    this.#link?.link.close();
    this.#care.reset();
    const link = this.#options.openLink(address, {
      onMessage: (name, data) => this.#takeMessage(name, data),
      onLive: () => {
        this.#options.listener.onTrace('live');
        this.#poll.wake();
      },
      onLost: () => this.#poll.wake(),
    });
    this.#link = { address, link };
  }

  #takeMessage(name: string, data: unknown): void {
    this.#options.listener.onTrace(name, data);
    this.#care.noteDelivery();
    const item = parseMessage(name, data);
    if (item === null) this.#loader.request();
    else this.#sequencer.push(item);
  }

  #apply({ event }: FeedItem): boolean {
    const before = this.#state;
    const after = before && event && applyEvent(before, event);
    if (!before || !event || !after) return false;
    const { listener, clock } = this.#options;
    this.#state = after;
    listener.onState(after);
    if (clock.now() - Date.parse(event.payload.timestamp) < newsAge)
      listener.onNews(event, before, after);
    return true;
  }

  #takeOutcome(outcome: PollOutcome): void {
    if (outcome === 'refused') this.#goDark();
    else if (typeof outcome === 'string') this.#noteAway(outcome);
    else this.#takeHead(outcome);
  }

  #takeHead(head: Head): void {
    const isBack = !this.#isReachable;
    this.#noteReachable();
    this.#options.listener.onBuild(head.build);
    if (this.#state === null || this.#link === null) return this.#demandSnapshot();
    const { link, address } = this.#link;
    this.#care.tend(link, isBack);
    const { position } = this.#sequencer;
    if (head.generation !== address.generation) return this.#demandSnapshot();
    if (head.sequence < position) return this.#suspectRewind(head.sequence);
    this.#isRewound = false;
    if (head.sequence === position) return;
    if (isBack || !link.isLive) this.#demandSnapshot();
    else this.#checkLater(head.sequence);
  }

  /** The server knows more than came here; what is merely late is given its time. */
  #checkLater(sequence: number): void {
    this.#cancelLateCheck?.();
    this.#cancelLateCheck = this.#options.timers.after(deliveryTime, () => {
      if (this.#sequencer.position >= sequence) return;
      this.#demandSnapshot();
      if (this.#link !== null) this.#care.noteLoss(this.#link.link);
    });
  }

  /** Numbers that went back mean a restored database, unless they are just read a moment late. */
  #suspectRewind(sequence: number): void {
    this.#cancelLateCheck?.();
    this.#cancelLateCheck = this.#options.timers.after(deliveryTime, () => {
      this.#options.api.head().then(
        (head) => {
          if (head.sequence !== sequence || head.sequence >= this.#sequencer.position) return;
          this.#isRewound = true;
          this.#demandSnapshot();
        },
        () => undefined,
      );
    });
  }

  #demandSnapshot(): void {
    this.#loader.request();
    this.#loader.hurry();
  }

  #noteReachable(): void {
    this.#isReachable = true;
    this.#stopAwayTimer();
    this.#options.listener.onAway(false);
  }

  #noteAway(why: string): void {
    this.#options.listener.onTrace(why);
    this.#isReachable = false;
    this.#cancelAway ??= this.#options.timers.after(awayAfter, () =>
      this.#options.listener.onAway(true),
    );
  }

  #stopAwayTimer(): void {
    this.#cancelAway?.();
    this.#cancelAway = null;
  }

  /** Ends everything but the slow question whether the key is good again. */
  #goDark(): void {
    const { listener } = this.#options;
    listener.onTrace('The server refuses this key: take the link from /party overlay again.');
    this.#noteReachable();
    this.#loader.cancel();
    this.#cancelLateCheck?.();
    this.#link?.link.close();
    this.#link = null;
    this.#sequencer.clear();
    this.#state = null;
    listener.onState(null);
  }
}
