import { z } from 'zod';
import { undoAct } from '../evening/undo-act.js';
import { defineAct } from './act.js';
import { id } from './fields.js';
import { seatOf } from './people.js';

/**
 * Takes back what a host did, once: as it was before, or not at all. Where somebody would owe
 * something it only says so, until `acceptsDebts`.
 */
export const undoHostAct = defineAct({
  name: 'undo',
  access: 'host',
  input: z.object({ act: id, acceptsDebts: z.boolean().default(false) }),
  run({ act: actId, acceptsDebts }, call, { db, clock }) {
    const { party, tellIn } = call;
    const input = { party, actId, acceptsDebts, triggeredBy: seatOf(call), tellIn };
    return undoAct(db, input, clock);
  },
});
