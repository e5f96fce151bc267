import { z } from 'zod';
import { previewSettlement } from '../betting/preview-settlement.js';
import { previewUndo } from '../betting/preview-undo.js';
import { settleRace } from '../betting/settle-race.js';
import { undoSettlement } from '../evening/undo-settlement.js';
import { defineAct } from './act.js';
import type { Call } from './call.js';
import type { ActDeps } from './deps.js';
import { id, typedOrNone, version } from './fields.js';
import { seatOf } from './people.js';

function preview(raceInput: string | null, call: Call, { db, clock }: ActDeps) {
  const { party, tellIn } = call;
  return previewSettlement(db, { party, raceInput, triggeredBy: seatOf(call), tellIn }, clock);
}

/** Shows whom a race would pay what, and locks its bets. */
export const previewSettlementAct = defineAct({
  name: 'preview-settlement',
  access: 'host',
  input: z.object({ race: typedOrNone }),
  run: ({ race }, call, deps) => preview(race, call, deps),
});

/**
 * Pays a race out, once, while its board is at the version that the preview showed; else shows a
 * new preview. A host with a bet in it confirms twice.
 */
export const settleAct = defineAct({
  name: 'settle',
  access: 'host',
  input: z.object({ race: id, boardVersion: version, knowsOwnBet: z.boolean().default(false) }),
  async run({ race, boardVersion, knowsOwnBet }, call, deps) {
    const settledBy = seatOf(call);
    const result = await settleRace(
      deps.db,
      {
        ...{ party: call.party, gameId: race, boardVersion, settledBy, tellIn: call.tellIn },
        isInvolvementKnown: knowsOwnBet,
        interactionId: call.key,
      },
      deps.clock,
    );
    if (result.outcome === 'paid' || result.outcome === 'already') {
      const isNoted = result.outcome === 'paid' && settledBy !== null && hasBet(result, settledBy);
      if (isNoted)
        deps.log.info({ race, guest: settledBy }, 'a host paid out a race with a bet of their own');
      return { kind: 'settled', result } as const;
    }
    const shown = await preview(race, call, deps);
    const isNewVersion = shown.boardVersion !== boardVersion;
    const isInvolved = result.outcome === 'involved';
    return { kind: 'preview', preview: shown, isNewVersion, isInvolved } as const;
  },
});

function hasBet(
  { payouts }: { readonly payouts: readonly { readonly bettorId: string }[] },
  guestId: string,
): boolean {
  return payouts.some(({ bettorId }) => bettorId === guestId);
}

/** Shows what taking a payout back would move. */
export const previewUndoAct = defineAct({
  name: 'preview-undo',
  access: 'host',
  input: z.object({ race: typedOrNone }),
  run: ({ race }, { party }, { db, clock }) => previewUndo(db, { party, raceInput: race }, clock),
});

/** Takes a payout back: the race is locked and its bets wait again. */
export const undoSettlementAct = defineAct({
  name: 'undo-settlement',
  access: 'host',
  input: z.object({ settlement: id }),
  run({ settlement: settlementId }, call, { db, clock }) {
    const { party, tellIn } = call;
    return undoSettlement(db, { party, settlementId, triggeredBy: seatOf(call), tellIn }, clock);
  },
});
