import { ApiFailure, type ControlApi } from '../api/client.js';
import { coalesce } from './coalesce.js';
import type { PageState } from './page-state.js';
import { keepValue, readKept } from './storage.js';
import type { Store } from './store.js';

type Loader = () => Promise<void>;

export interface Loaders {
  readonly people: Loader;
  readonly channels: Loader;
  readonly commands: Loader;
  readonly messages: Loader;
  readonly dms: Loader;
  readonly demo: Loader;
  readonly status: Loader;
  readonly everything: Loader;
}

/**
 * A background load that fails leaves what is shown; the next notice or reconnection loads again.
 */
function quietly(store: Store<PageState>, run: () => Promise<void>): Loader {
  return coalesce(async () => {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (error.status === 0) store.update({ isLive: false });
    }
  });
}

async function loadPeople(store: Store<PageState>, api: ControlApi): Promise<void> {
  const people = await api.people();
  const wanted = store.get().me ?? readKept('tab', 'me');
  const me = people.find((person) => person.name === wanted) ?? people[0];
  store.update({ people, me: me?.name ?? null });
  if (me !== undefined) keepValue('tab', 'me', me.name);
}

async function loadChannels(store: Store<PageState>, api: ControlApi): Promise<void> {
  const { me, channelId } = store.get();
  if (me === null) return;
  const channels = await api.channels(me);
  const current = channels.find((channel) => channel.id === channelId) ?? channels[0];
  store.update({ channels, channelId: current?.id ?? null });
}

async function loadMessages(store: Store<PageState>, api: ControlApi): Promise<void> {
  const { me, channelId } = store.get();
  if (me === null || channelId === null) return;
  const messages = await api.messages(me, channelId);
  const now = store.get();
  // Another person may have been chosen while this answer was on its way.
  if (now.me === me && now.channelId === channelId) store.update({ messages });
}

async function loadDms(store: Store<PageState>, api: ControlApi): Promise<void> {
  const names = store.get().people.map((person) => person.name);
  const inboxes = await Promise.all(
    names.map(async (name) => [name, await api.dms(name)] as const),
  );
  store.update({ dms: Object.fromEntries(inboxes) });
}

/** Loaders of every part of the state; each is safe to call at any time and as often as wanted. */
export function createLoaders(store: Store<PageState>, api: ControlApi): Loaders {
  const people = quietly(store, () => loadPeople(store, api));
  const channels = quietly(store, () => loadChannels(store, api));
  const messages = quietly(store, () => loadMessages(store, api));
  const dms = quietly(store, () => loadDms(store, api));
  const commands = quietly(store, async () => store.update({ leaves: await api.commands() }));
  const demo = quietly(store, async () => store.update({ demo: await api.demo() }));
  const status = quietly(store, async () =>
    store.update({ status: await api.status(), isLive: true }),
  );
  const everything = async (): Promise<void> => {
    await Promise.all([people(), commands(), demo(), status()]);
    await channels();
    await Promise.all([messages(), dms()]);
    if (store.get().me !== null) store.update({ isLoaded: true });
  };
  return { people, channels, commands, messages, dms, demo, status, everything };
}
