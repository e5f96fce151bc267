import { api } from '../api/client.js';
import { listenToNotices, type NoticeType } from '../api/notices.js';
import { type Actions, createActions } from './actions.js';
import { createDemoFollower } from './follow-demo.js';
import { createLoaders, type Loaders } from './loaders.js';
import { emptyState, type PageState } from './page-state.js';
import { createRenewal, reloadPane, watchForPane } from './pane-source.js';
import { readKept, readKeptTexts } from './storage.js';
import { createStore, type Store } from './store.js';
import { readMarks } from './unread.js';

/** The page's state and what can be done with it. */
export interface Session {
  readonly store: Store<PageState>;
  readonly actions: Actions;
  reloadPane(): Promise<void>;
  /** The pane's page says that its address has ended. */
  renewPane(): Promise<void>;
  /** Begins to load and to listen; returns the function that ends it. */
  start(): () => void;
}

/** How often the page asks whether the bot is there: no notice tells of that. */
const statusMs = 4000;

function loadersFor(type: NoticeType, loaders: Loaders): readonly (() => Promise<void>)[] {
  switch (type) {
    case 'messages':
    case 'dms':
      return [loaders.messages, loaders.dms];
    case 'people':
      return [loaders.people, loaders.dms];
    case 'commands':
      return [loaders.commands, loaders.status];
    case 'demo':
      return [loaders.demo, loaders.people, loaders.messages, loaders.dms];
  }
}

/** Keeps one stream open, that of the chosen person. */
function followNotices(store: Store<PageState>, loaders: Loaders): () => void {
  let listened: string | null = null;
  let stop: () => void = () => undefined;
  const follow = (): void => {
    const { me } = store.get();
    if (me === listened || me === null) return;
    stop();
    listened = me;
    stop = listenToNotices(me, {
      onNotice: (type) => {
        for (const load of loadersFor(type, loaders)) void load();
      },
      onLink: (isLive) => {
        store.update({ isLive });
        if (isLive) void loaders.everything();
      },
    });
  };
  const unsubscribe = store.subscribe(follow);
  follow();
  return () => {
    unsubscribe();
    stop();
  };
}

/** Makes the session of this browser tab; nothing is loaded before `start`. */
export function createSession(): Session {
  const store = createStore<PageState>({
    ...emptyState,
    dismissed: readKeptTexts('browser', 'dismissed'),
    readMarks: readMarks(readKept('browser', 'read')),
  });
  const loaders = createLoaders(store, api);
  const actions = createActions(store, api, loaders);
  const tick = (): void => {
    if (document.hidden) return;
    if (!store.get().isLoaded) void loaders.everything();
    void loaders.status();
    // The stream tells of the chosen person's inbox alone; the others' unread counts come along
    // here.
    void loaders.dms();
  };
  return {
    store,
    actions,
    reloadPane: () => reloadPane(store, api, actions),
    renewPane: createRenewal(() => reloadPane(store, api, actions)),
    start: () => {
      const stopNotices = followNotices(store, loaders);
      const stopFollower = store.subscribe(createDemoFollower(store, actions));
      const stopPane = store.subscribe(() => watchForPane(store, api, actions));
      const timer = window.setInterval(tick, statusMs);
      void loaders.everything();
      return () => {
        stopNotices();
        stopFollower();
        stopPane();
        window.clearInterval(timer);
      };
    },
  };
}
