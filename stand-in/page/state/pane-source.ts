import type { PaneOptions } from '../../src/page-options.js';
import { ApiFailure, type ControlApi } from '../api/client.js';
import { settings } from '../settings.js';
import type { Actions } from './actions.js';
import { backstageId, type PageState } from './page-state.js';
import { findPaneLink } from './pane-link.js';
import { keepValue, readKept } from './storage.js';
import type { Store } from './store.js';

async function askForLink(
  store: Store<PageState>,
  api: ControlApi,
  actions: Actions,
  pane: PaneOptions,
): Promise<string | null> {
  const asker = store.get().people.find((person) => person.manages);
  if (asker === undefined || pane.command === undefined) return null;
  try {
    const channel = backstageId(await api.channels(asker.name));
    const outcome = await api.run({
      as: asker.name,
      command: pane.command,
      ...(channel === null ? {} : { channel }),
    });
    // Nobody typed this command: its answer would only puzzle whom the page shows it to.
    actions.dismiss(outcome.messages.map((message) => message.id));
    return findPaneLink(outcome, pane);
  } catch (error) {
    if (error instanceof ApiFailure) return null;
    throw error;
  }
}

/**
 * Asks the bot for the pane's address, as somebody who manages the server, and shows it anew; the
 * last one stays if there is no answer.
 */
export async function reloadPane(
  store: Store<PageState>,
  api: ControlApi,
  actions: Actions,
): Promise<void> {
  const { pane } = settings;
  const before = store.get().pane;
  if (pane === undefined || before.phase === 'asking') return;
  store.update({ pane: { ...before, phase: 'asking' } });
  const url = pane.url ?? (await askForLink(store, api, actions, pane)) ?? before.url;
  store.update({
    pane: { phase: url === null ? 'failed' : 'ready', url, loads: before.loads + 1 },
  });
  if (url === null) return;
  keepValue('browser', 'pane', url);
  keepValue('tab', 'pane-asked', true);
}

/**
 * Shows the pane as soon as that is possible: an address kept from before at once, a new one once in
 * each tab.
 */
export function watchForPane(store: Store<PageState>, api: ControlApi, actions: Actions): void {
  const { pane, status, leaves } = store.get();
  if (settings.pane === undefined || pane.phase !== 'unknown') return;
  const kept = readKept('browser', 'pane');
  const url = pane.url ?? (typeof kept === 'string' ? kept : null);
  if (url !== null && readKept('tab', 'pane-asked') === true) {
    store.update({ pane: { ...pane, phase: 'ready', url } });
    return;
  }
  const { command } = settings.pane;
  const isOffered = leaves.some((leaf) => `/${leaf.path.join(' ')}` === command);
  if (settings.pane.url !== undefined || (status.botConnected && isOffered))
    void reloadPane(store, api, actions);
}

/** A page whose new address is over as well is asked about no more often than this. */
const renewalMs = 5000;

/** Reloads the pane when its page says that its address has ended, such as a link that was renewed. */
export function createRenewal(reload: () => Promise<void>): () => Promise<void> {
  let lastAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = performance.now();
    if (now - lastAt < renewalMs) return;
    lastAt = now;
    await reload();
  };
}
