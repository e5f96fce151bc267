import './elements/party-overlay.js';
import { createApi } from './api.js';
import { createChannels } from './channels.js';
import { PartyOverlay } from './elements/party-overlay.js';
import { Feed } from './feed.js';
import { type PageOptions, readPageOptions } from './options.js';
import { Renewal } from './renewal.js';
import { createServerClock } from './server-clock.js';
import { createShow, setLook } from './show.js';
import type { OverlayState } from './state.js';
import { browserTimers } from './timers.js';

/** Told what happens inside, for `debug=1`. Never a key. */
type Trace = (what: string, detail?: unknown) => void;

/** How long the first picture waits for its letters, in ms. */
const fontPatience = 700;

async function start(root: PartyOverlay, options: PageOptions): Promise<void> {
  setLook(root, options);
  // A key pasted into the address of an open page changes only the hash, which loads nothing by
  // itself.
  addEventListener('hashchange', () => location.reload());
  const trace: Trace = options.isDebug ? (await import('./debug.js')).openDebug() : () => undefined;
  const letters = document.fonts.load('30px "Saira Variable"').catch(() => []);
  await Promise.race([letters, new Promise((resolve) => setTimeout(resolve, fontPatience))]);
  if (options.isDemo)
    return (await import('./demo/play-demo.js')).playDemo(root, createShow(root), trace);
  // Without a key the page stays dark, as with a wrong one.
  if (options.key === '') return trace('no key in the address');
  follow(root, options.key, trace);
}

function follow(root: PartyOverlay, key: string, onTrace: Trace): void {
  const clock = createServerClock(browserTimers);
  root.now = () => clock.now();
  const api = createApi({ key, clock, timers: browserTimers });
  const renewal = new Renewal({
    storage: sessionStorage,
    canReload: async () => (await fetch(location.pathname, { cache: 'no-store' })).ok,
    reload: () => location.reload(),
  });
  const show = createShow(root);
  const listener = {
    ...show,
    onState: (state: OverlayState | null) => {
      show.onState(state);
      // Whoever frames this page may ask for a new link. Unframed, its parent is itself.
      if (state === null) parent.postMessage({ type: 'pane-over' }, '*');
    },
    onBuild: (build: string) => renewal.note(build),
    onTrace,
  };
  const openLink = createChannels(api, location);
  const feed = new Feed({
    api,
    openLink,
    timers: browserTimers,
    clock,
    random: Math.random,
    listener,
  });
  feed.start();
  const followVisibility = () => feed.setVisible(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', followVisibility);
  if (document.visibilityState !== 'visible') followVisibility();
}

const root = document.querySelector('party-overlay');
const gallery = document.querySelector<HTMLElement>('[data-gallery]');
if (gallery !== null)
  void import('./gallery/open-gallery.js').then(({ openGallery }) => openGallery(gallery));
if (root instanceof PartyOverlay) void start(root, readPageOptions(location));
