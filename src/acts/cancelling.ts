import { z } from 'zod';
import { confirmCancel } from '../evening/cancel-race.js';
import { previewCancel } from '../evening/preview-cancel.js';
import { defineAct } from './act.js';
import { id, typedOrNone, version } from './fields.js';
import { seatOf } from './people.js';

/** Shows what cancelling a race would give back, and to how many; changes nothing. */
export const previewCancelAct = defineAct({
  name: 'preview-cancel',
  access: 'host',
  input: z.object({ race: typedOrNone }),
  run: ({ race: raceInput }, { party }, { db }) => previewCancel(db, { party, raceInput }),
});

/**
 * Ends a race without a winner, while its board is at the version that the preview showed; else
 * shows a new preview. Every pending bet is refunded. A host with a bet in it confirms twice.
 */
export const cancelRaceAct = defineAct({
  name: 'cancel-race',
  access: 'host',
  input: z.object({ race: id, boardVersion: version, knowsOwnBet: z.boolean().default(false) }),
  async run({ race, boardVersion, knowsOwnBet }, call, { db, clock }) {
    const { party, tellIn } = call;
    const triggeredBy = seatOf(call);
    const wanted = { party, gameId: race, boardVersion, triggeredBy, tellIn };
    const result = await confirmCancel(db, { ...wanted, isInvolvementKnown: knowsOwnBet }, clock);
    if (result.outcome === 'cancelled') return { kind: 'cancelled', result } as const;
    const preview = await previewCancel(db, { party, raceInput: race });
    const isNewVersion = result.outcome === 'changed';
    return { kind: 'preview', preview, isNewVersion, isInvolved: !isNewVersion } as const;
  },
});
