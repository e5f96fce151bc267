import { ApiFailure, type RehearsalApi } from '../api/client.js';
import type { Actions } from './actions.js';
import { findOverlayLink, overlayCommand } from './overlay-link.js';
import { backstageId, type PageState } from './page-state.js';
import { keepValue, readKept } from './storage.js';
import type { Store } from './store.js';

async function askForLink(
  store: Store<PageState>,
  api: RehearsalApi,
  actions: Actions,
): Promise<string | null> {
  const host = store.get().people.find((person) => person.host);
  if (host === undefined) return null;
  try {
    const channel = backstageId(await api.channels(host.name));
    const outcome = await api.run({
      as: host.name,
      command: overlayCommand,
      ...(channel === null ? {} : { channel }),
    });
    // Nobody typed this command: its answer would only puzzle the host.
    actions.dismiss(outcome.messages.map((message) => message.id));
    return findOverlayLink(outcome);
  } catch (error) {
    if (error instanceof ApiFailure) return null;
    throw error;
  }
}

/**
 * Asks the bot for the overlay's link, as the host would, and shows it anew; the last one stays if
 * there is no answer.
 */
export async function reloadOverlay(
  store: Store<PageState>,
  api: RehearsalApi,
  actions: Actions,
): Promise<void> {
  const before = store.get().overlay;
  if (before.phase === 'asking') return;
  store.update({ overlay: { ...before, phase: 'asking' } });
  const url = (await askForLink(store, api, actions)) ?? before.url;
  store.update({
    overlay: { phase: url === null ? 'failed' : 'ready', url, loads: before.loads + 1 },
  });
  if (url === null) return;
  keepValue('browser', 'overlay', url);
  keepValue('tab', 'overlay-asked', true);
}

/**
 * Shows the overlay as soon as that is possible: a link kept from before at once, a new one once in
 * each tab.
 */
export function watchForOverlay(
  store: Store<PageState>,
  api: RehearsalApi,
  actions: Actions,
): void {
  const { overlay, status, leaves } = store.get();
  if (overlay.phase !== 'unknown') return;
  const kept = readKept('browser', 'overlay');
  const url = overlay.url ?? (typeof kept === 'string' ? kept : null);
  if (url !== null && readKept('tab', 'overlay-asked') === true) {
    store.update({ overlay: { ...overlay, phase: 'ready', url } });
    return;
  }
  const isOffered = leaves.some((leaf) => `/${leaf.path.join(' ')}` === overlayCommand);
  if (status.botConnected && isOffered) void reloadOverlay(store, api, actions);
}
