import type { Desk } from '../desk.js';
import { setupText } from '../text.js';

/** Copies a text; plain http on a LAN has no clipboard, so there it is selected by hand. */
export function copy(text: string, desk: Desk): void {
  if (!('clipboard' in navigator) || !isSecureContext) return desk.say(setupText.copyByHand);
  navigator.clipboard.writeText(text).then(
    () => desk.say(setupText.copied),
    () => desk.say(setupText.copyByHand),
  );
}
