import type { Undo, Undone } from '../../src/contract/taking-back.js';
import type { Desk, Offer } from './desk.js';
import { describeUndone } from './undo-text.js';

/** The button beside an acknowledgement that takes the act back; null where it cannot be. */
export function offerUndo(desk: Desk, undo: Undo | null): Offer | null {
  return undo === null ? null : { label: 'Undo', run: () => void takeBack(desk, undo.actId) };
}

/** Takes an act back, or opens the question what would come of it. */
export async function takeBack(desk: Desk, act: string): Promise<void> {
  const done = await desk.act('undo', { act });
  if (!done.success) desk.refuse(done.error);
  else sayUndone(desk, done.data);
}

/** Lets a removed guest back in, or opens the question who would owe what. */
export async function restoreGuest(desk: Desk, guest: string): Promise<void> {
  const done = await desk.act('restore-guest', { guest });
  if (!done.success) desk.refuse(done.error);
  else sayUndone(desk, done.data);
}

/** Says what became of it; a question becomes a dialog. */
function sayUndone(desk: Desk, undone: Undone): void {
  switch (undone.outcome) {
    case 'asks':
    case 'asks-restore':
    case 'asks-reset':
      return desk.open({ kind: 'debts', question: undone });
    default:
      return desk.say(describeUndone(undone));
  }
}
