import type { DemoChange, PersonInput } from '../../src/api.js';
import type { ControlApi } from '../api/client.js';
import { attempt, createInteractions, type Interactions } from './interactions.js';
import type { Loaders } from './loaders.js';
import { findMe, type PageState } from './page-state.js';
import { keepValue } from './storage.js';
import type { Store } from './store.js';

export interface Actions extends Interactions {
  choose(name: string): Promise<void>;
  chooseChannel(id: string): Promise<void>;
  addPerson(input: PersonInput): Promise<boolean>;
  setDms(name: string, dms: 'open' | 'closed'): Promise<boolean>;
  closeModal(): void;
  playDemo(): Promise<boolean>;
  changeDemo(change: DemoChange): Promise<boolean>;
  /** Whether the page shows the demo through the eyes of whoever acts. */
  follow(isFollowing: boolean): void;
  dismiss(messageIds: readonly string[]): void;
  markRead(): void;
  say(notice: string): void;
}

/** Private answers that were closed are remembered up to this many. */
const maxDismissed = 300;

function dismiss(store: Store<PageState>, messageIds: readonly string[]): void {
  const dismissed = [...store.get().dismissed, ...messageIds].slice(-maxDismissed);
  store.update({ dismissed });
  keepValue('browser', 'dismissed', dismissed);
}

function markRead(store: Store<PageState>): void {
  const { readMarks, dms } = store.get();
  const me = findMe(store.get());
  const last = me === null ? undefined : dms[me.name]?.at(-1);
  if (me === null || last === undefined || readMarks[me.id] === last.id) return;
  const marks = { ...readMarks, [me.id]: last.id };
  store.update({ readMarks: marks });
  keepValue('browser', 'read', marks);
}

/** What a person can do on the page. */
export function createActions(store: Store<PageState>, api: ControlApi, loaders: Loaders): Actions {
  return {
    ...createInteractions(store, api, loaders),
    choose: async (name) => {
      // What all see stays until the rest is there: nothing jumps.
      const messages = store.get().messages.filter(({ ephemeral }) => !ephemeral);
      store.update({ me: name, messages, modal: null, notice: '' });
      keepValue('tab', 'me', name);
      await loaders.channels();
      await Promise.all([loaders.messages(), loaders.dms()]);
    },
    chooseChannel: async (channelId) => {
      store.update({ channelId, messages: [] });
      await loaders.messages();
    },
    addPerson: (input) =>
      attempt(store, async () => {
        await api.addPerson(input);
        await loaders.people();
      }),
    setDms: (name, dms) =>
      attempt(store, async () => {
        await api.changePerson(name, { dms });
        await loaders.people();
      }),
    closeModal: () => store.update({ modal: null }),
    playDemo: () =>
      attempt(store, async () => {
        const demo = await api.playDemo();
        store.update({ demo, isFollowing: true });
      }),
    changeDemo: (change) =>
      attempt(store, async () => store.update({ demo: await api.changeDemo(change) })),
    follow: (isFollowing) => store.update({ isFollowing }),
    dismiss: (messageIds) => dismiss(store, messageIds),
    markRead: () => markRead(store),
    say: (notice) => store.update({ notice }),
  };
}
