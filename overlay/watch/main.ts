import { createApi } from '../api.js';
import { createChannels } from '../channels.js';
import { Feed, type FeedListener } from '../feed.js';
import { readPageOptions } from '../options.js';
import { Renewal } from '../renewal.js';
import { createServerClock } from '../server-clock.js';
import { createShow } from '../show.js';
import { browserTimers } from '../timers.js';
import { watchText } from './text.js';
import { WatchPage } from './watch-page.js';

function start(page: WatchPage): void {
  const { key, isStill } = readPageOptions(location);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const followMotion = () => {
    page.moving = !isStill && !calm.matches;
  };
  calm.addEventListener('change', followMotion);
  followMotion();
  addEventListener('hashchange', () => location.reload());
  if (key === '') page.phase = 'noKey';
  else follow(page, key);
}

function follow(page: WatchPage, key: string): void {
  const clock = createServerClock(browserTimers);
  page.now = () => clock.now();
  const api = createApi({ key, clock, timers: browserTimers });
  const openLink = createChannels(api, location);
  const listener = createListener(page);
  const feed = new Feed({
    api,
    openLink,
    timers: browserTimers,
    clock,
    random: Math.random,
    listener,
  });
  feed.start();
  // A phone in a pocket asks nothing, and asks at once when it is looked at again.
  const followVisibility = () => feed.setVisible(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', followVisibility);
  if (document.visibilityState !== 'visible') followVisibility();
}

function createListener(page: WatchPage): FeedListener {
  const show = createShow(page);
  const renewal = new Renewal({
    storage: sessionStorage,
    canReload: async () => (await fetch(location.pathname, { cache: 'no-store' })).ok,
    reload: () => location.reload(),
  });
  return {
    ...show,
    onState: (state) => {
      show.onState(state);
      page.phase = state === null ? 'refused' : 'following';
      document.title = state?.partyName ?? watchText.title;
    },
    onBuild: (build) => renewal.note(build),
    onTrace: () => undefined,
  };
}

const page = document.querySelector('watch-page');
if (page instanceof WatchPage) start(page);
