import type { Choice, ComponentInput, Outcome } from '../../src/api.js';
import { ApiFailure, type ControlApi, type FormFields } from '../api/client.js';
import { text } from '../text.js';
import type { Loaders } from './loaders.js';
import type { PageState } from './page-state.js';
import type { Store } from './store.js';

/** What the chosen person does in the channel and in the inbox. */
export interface Interactions {
  /**
   * Runs a command, or says anything else; false where the line was refused before the bot saw it.
   */
  run(line: string): Promise<boolean>;
  press(input: Omit<ComponentInput, 'as'>): Promise<boolean>;
  submitModal(fields: FormFields): Promise<boolean>;
  complete(line: string, focus: string): Promise<readonly Choice[]>;
}

/** Does one thing and shows a refusal as the notice; true where it went through. */
export async function attempt(store: Store<PageState>, run: () => Promise<void>): Promise<boolean> {
  store.update({ notice: '' });
  try {
    await run();
    return true;
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    store.update({ notice: error.message });
    return false;
  }
}

function takeOutcome(store: Store<PageState>, outcome: Outcome): void {
  const ids = outcome.messages.map((message) => message.id);
  store.update({ ownAnswers: [...store.get().ownAnswers, ...ids] });
  if (outcome.modal !== undefined)
    store.update({ modal: { interactionId: outcome.interactionId, modal: outcome.modal } });
  if (outcome.timedOut === true) store.update({ notice: text.timedOut });
}

/** Where the person stands, for a request's body. */
function placeOf(store: Store<PageState>): { readonly as: string; readonly channel?: string } {
  const { me, channelId } = store.get();
  return { as: me ?? '', ...(channelId === null ? {} : { channel: channelId }) };
}

/** Makes the interactions of whoever is chosen when they are called. */
export function createInteractions(
  store: Store<PageState>,
  api: ControlApi,
  loaders: Loaders,
): Interactions {
  const interact = (start: () => Promise<Outcome | null>): Promise<boolean> =>
    attempt(store, async () => {
      try {
        const outcome = await start();
        if (outcome !== null) takeOutcome(store, outcome);
      } finally {
        void loaders.messages();
        void loaders.dms();
      }
    });
  return {
    run: (line) =>
      interact(async () => {
        if (line.startsWith('/')) return api.run({ ...placeOf(store), command: line });
        await api.say({ ...placeOf(store), content: line });
        return null;
      }),
    press: async (input) => {
      store.update({ pressedId: input.messageId });
      const isDone = await interact(() => api.press({ as: placeOf(store).as, ...input }));
      if (store.get().pressedId === input.messageId) store.update({ pressedId: null });
      return isDone;
    },
    submitModal: async (fields) => {
      const { modal } = store.get();
      store.update({ modal: null });
      if (modal === null) return false;
      return interact(() =>
        api.submit({ as: placeOf(store).as, interactionId: modal.interactionId, fields }),
      );
    },
    // A completion that fails is only an empty list: the line can still be sent.
    complete: (command, focus) =>
      api.complete({ ...placeOf(store), command, focus }).catch(() => []),
  };
}
