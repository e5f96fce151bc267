import type { ControlActs } from '../../src/contract/control-acts.js';
import type { Result } from '../../src/contract/result.js';
import type { Undone } from '../../src/contract/taking-back.js';

/** The acts of race control by their names. */
export type ActName = keyof ControlActs;
export type Input<N extends ActName> = ControlActs[N]['input'];
export type Data<N extends ActName> = ControlActs[N]['data'];

/** Who would owe something if an act were taken back. */
export type UndoQuestion = Extract<
  Undone,
  { readonly outcome: 'asks' | 'asks-restore' | 'asks-reset' }
>;

/** A button beside an acknowledgement. */
export interface Offer {
  readonly label: string;
  readonly run: () => void;
}

/** What every part of the page does its work with. */
export interface Desk {
  /** Does an act, once a call however often it has to be sent. Never rejects. */
  act<N extends ActName>(name: N, input: Input<N>): Promise<Result<Data<N>>>;
  /** The same for an act that only reads. */
  look<N extends ActName>(name: N, input: Input<N>): Promise<Result<Data<N>>>;
  /** Does it, and says in a toast what changed or why nothing was. Null: it was refused. */
  run<N extends ActName>(
    name: N,
    input: Input<N>,
    say: (data: Data<N>) => string,
    offer?: (data: Data<N>) => Offer | null,
  ): Promise<Data<N> | null>;
  /** Says something in a toast, with a button where one is offered. */
  say(text: string, offer?: Offer | null): void;
  /** Says in a toast why nothing was done. */
  refuse(error: string): void;
  /** Opens a dialog, or closes it (null). */
  open(dialog: DialogName | null): void;
}

/** The dialogs, and what each is about. */
export type DialogName =
  | { readonly kind: 'open-race' }
  | { readonly kind: 'edit-race'; readonly raceId: string }
  | { readonly kind: 'settle'; readonly raceId: string }
  | { readonly kind: 'undo'; readonly race: string }
  | { readonly kind: 'cancel'; readonly raceId: string }
  | { readonly kind: 'debts'; readonly question: UndoQuestion }
  | {
      readonly kind: 'void';
      readonly racer: string;
      readonly racerName: string;
      /** For `void-lap`. */
      readonly lap: string;
      readonly time: string;
    }
  | { readonly kind: 'bet'; readonly raceId: string }
  | { readonly kind: 'racers'; readonly raceId: string }
  | { readonly kind: 'seat'; readonly seatId: string }
  | { readonly kind: 'who' }
  | { readonly kind: 'reset' };
