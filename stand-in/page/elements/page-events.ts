import type { ComponentInput, DemoChange, PersonInput } from '../../src/api.js';
import type { FormFields } from '../api/client.js';

/** What elements tell their ancestors; the whole page listens in `stand-in-app`. */
export interface PageEvents {
  'person-chosen': { readonly name: string };
  'person-added': PersonInput;
  'dms-switched': { readonly name: string; readonly dms: 'open' | 'closed' };
  'channel-chosen': { readonly id: string };
  'component-used': Omit<ComponentInput, 'as'>;
  'message-dismissed': { readonly id: string };
  'modal-submitted': { readonly fields: FormFields };
  'modal-closed': null;
  'values-chosen': { readonly values: readonly string[] };
  'demo-wanted': null;
  'demo-changed': DemoChange;
  'demo-followed': null;
  'pane-reload': null;
  'pane-over': null;
  'stage-switched': null;
  'inbox-read': null;
  'notice-closed': null;
  'hint-closed': null;
}

/** Sends a page event up, through shadow roots. */
export function emit<K extends keyof PageEvents>(
  from: EventTarget,
  type: K,
  detail: PageEvents[K],
): void {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}

/** A listener that gets the detail of one page event; for `@name=` in templates. */
export function on<K extends keyof PageEvents>(
  _type: K,
  handle: (detail: PageEvents[K]) => void,
): (event: CustomEvent<PageEvents[K]>) => void {
  return (event) => handle(event.detail);
}
