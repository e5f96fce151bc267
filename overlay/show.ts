import { accentProperties } from './accent.js';
import type { PartyOverlay } from './elements/party-overlay.js';
import type { FeedListener } from './feed.js';
import { MarkBoard } from './mark-board.js';
import { markFor, toastFor } from './news.js';
import type { PageOptions } from './options.js';
import { ResultShow, resultOf } from './result-show.js';
import { browserTimers } from './timers.js';
import { ToastQueue } from './toast-queue.js';

const design = { width: 1920, height: 1080 };

/** Until the panel has shown word and imposters one after the other, in ms. */
const revealMs = 3_000;

/** What a feed tells the page, live or in the demo. */
export type Show = Pick<FeedListener, 'onState' | 'onNews' | 'onAway'>;

/** The page as a show fills it: the overlay, or the page for spectators. */
export type Shown = Pick<
  PartyOverlay,
  'state' | 'toasts' | 'marks' | 'result' | 'revealed' | 'away'
>;

/** Brings a feed's picture and news on air. */
export function createShow(root: Shown): Show {
  const toasts = new ToastQueue(browserTimers, (shown) => {
    root.toasts = shown;
  });
  const marks = new MarkBoard(browserTimers, (active) => {
    root.marks = active;
  });
  const results = new ResultShow(browserTimers, (result) => {
    root.result = result;
  });
  return {
    onState: (state) => {
      root.state = state;
      setAccent(state?.accentColour ?? null);
      results.follow(state);
      if (state !== null) return;
      toasts.clear();
      marks.clear();
    },
    onNews: (event, before, after) => {
      const toast = toastFor(event, after);
      // The panel plays the reveal first: news must not tell before it does.
      if (toast !== null) toasts.push(toast, event.type === 'round-revealed' ? revealMs : 0);
      const mark = markFor(event, before, after);
      if (mark !== null) marks.add(mark);
      const result = resultOf(event, after);
      if (result !== null) results.show(result);
      if (event.type === 'round-revealed') root.revealed = event.payload.roundId;
    },
    onAway: (isAway) => {
      root.away = isAway;
    },
  };
}

/** Dresses the page as its address asks, and keeps it fitted to its source. */
export function setLook(root: PartyOverlay, options: PageOptions): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const followMotion = () => {
    root.moving = !options.isStill && !calm.matches;
  };
  const fitStage = () => {
    const scale = Math.min(innerWidth / design.width, innerHeight / design.height);
    root.style.setProperty('--stage-scale', String(scale || 1));
  };
  document.documentElement.dataset['theme'] = options.theme;
  root.panels = options.panels;
  root.position = options.position;
  root.scale = options.scale;
  root.style.setProperty('--panel-scale', String(options.scale));
  calm.addEventListener('change', followMotion);
  addEventListener('resize', fitStage);
  followMotion();
  fitStage();
}

let shownAccent: string | null = null;

/** The party's own colour in place of the theme's. */
function setAccent(colour: string | null): void {
  if (colour === shownAccent) return;
  shownAccent = colour;
  const { style } = document.documentElement;
  for (const name of ['--party-accent', '--party-on-accent', '--party-label'])
    style.removeProperty(name);
  if (colour === null) return;
  const ground = getComputedStyle(document.documentElement).getPropertyValue('--party-ground');
  for (const [name, value] of Object.entries(accentProperties(colour, ground)))
    style.setProperty(name, value);
}
