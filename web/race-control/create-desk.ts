import type { Toasts } from '../common/toasts.js';
import type { ControlParty } from './control-party.js';
import type { ActName, Data, Desk, DialogName, Input, Offer } from './desk.js';

/** The desk of a page: acts through its party, words through its toasts. */
export function createDesk(
  party: ControlParty,
  toasts: Toasts,
  open: (dialog: DialogName | null) => void,
): Desk {
  return {
    act: (name, input) => party.act(name, input),
    look: (name, input) => party.look(name, input),
    async run<N extends ActName>(
      name: N,
      input: Input<N>,
      say: (data: Data<N>) => string,
      offer?: (data: Data<N>) => Offer | null,
    ) {
      const result = await party.act(name, input);
      if (!result.success) {
        toasts.say(result.error, 'bad');
        return null;
      }
      toasts.say(say(result.data), 'good', offer?.(result.data) ?? undefined);
      return result.data;
    },
    say: (text, offer) => toasts.say(text, 'good', offer ?? undefined),
    refuse: (error) => toasts.say(error, 'bad'),
    open,
  };
}
