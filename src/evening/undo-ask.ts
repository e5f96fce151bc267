import type { TellIn } from '../events/public-lines.js';
import type { Party } from '../party/ensure-party.js';

/** A host asks to take an act back. */
export interface UndoAsk {
  readonly party: Party;
  /** As the button carries it: a later act of the same kind is another one. */
  readonly actId: string;
  /** The guest who asks; null for a host who has not joined. */
  readonly triggeredBy: string | null;
  /** True where the host has been shown who would owe something. */
  readonly acceptsDebts: boolean;
  readonly tellIn?: TellIn | null | undefined;
}
