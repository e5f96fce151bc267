import './elements/party-overlay.js';
import { createApi } from './api.js';
import { createChannels } from './channels.js';
import { PartyOverlay } from './elements/party-overlay.js';
import { Feed, type FeedListener } from './feed.js';
import { MarkBoard } from './mark-board.js';
import { markFor, toastFor } from './news.js';
import { type PageOptions, readPageOptions } from './options.js';
import { Renewal } from './renewal.js';
import { createServerClock } from './server-clock.js';
import { browserTimers } from './timers.js';
import { ToastQueue } from './toast-queue.js';

const design = { width: 1920, height: 1080 };

function start(root: PartyOverlay, options: PageOptions): void {
  setLook(root, options);
  // Without a key the page stays dark, as with a wrong one.
  if (options.key === '') return trace(options, 'no key in the address');
  const clock = createServerClock(browserTimers);
  const api = createApi({ key: options.key, clock, timers: browserTimers });
  const listener = createListener(root, options);
  const openLink = createChannels(api, location);
  const feed = new Feed({ api, openLink, timers: browserTimers, clock, random: Math.random, listener });
  feed.start();
  const followVisibility = () => feed.setVisible(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', followVisibility);
  if (document.visibilityState !== 'visible') followVisibility();
}

function createListener(root: PartyOverlay, options: PageOptions): FeedListener {
  const toasts = new ToastQueue(browserTimers, (shown) => {
    root.toasts = shown;
  });
  const marks = new MarkBoard(browserTimers, (active) => {
    root.marks = active;
  });
  const renewal = new Renewal({
    storage: sessionStorage,
    canReload: async () => (await fetch(location.pathname, { cache: 'no-store' })).ok,
    reload: () => location.reload(),
  });
  return {
    onState: (state) => {
      root.state = state;
      if (state !== null) return;
      toasts.clear();
      marks.clear();
    },
    onNews: (event, before, after) => {
      const toast = toastFor(event, after);
      if (toast !== null) toasts.push(toast);
      const mark = markFor(event, before, after);
      if (mark !== null) marks.add(mark);
    },
    onAway: (isAway) => {
      root.away = isAway;
    },
    onBuild: (build) => renewal.note(build),
    onTrace: (what, detail) => trace(options, what, detail),
  };
}

function setLook(root: PartyOverlay, options: PageOptions): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const followMotion = () => {
    root.moving = !options.isStill && !calm.matches;
  };
  const fitStage = () => {
    const scale = Math.min(innerWidth / design.width, innerHeight / design.height);
    root.style.setProperty('--stage-scale', String(scale || 1));
  };
  root.panels = options.panels;
  root.scale = options.scale;
  root.style.setProperty('--panel-scale', String(options.scale));
  calm.addEventListener('change', followMotion);
  addEventListener('resize', fitStage);
  // A key pasted into the address of an open page changes only the hash, which loads nothing by itself.
  addEventListener('hashchange', () => location.reload());
  followMotion();
  fitStage();
}

function trace(options: PageOptions, what: string, detail?: unknown): void {
  if (options.isDebug) console.debug('overlay:', what, detail ?? '');
}

const root = document.querySelector('party-overlay');
if (root instanceof PartyOverlay) start(root, readPageOptions(location));
