import { z } from 'zod';
import { exportParty } from '../evening/export-party.js';
import { offerReset, resetParty } from '../evening/reset-party.js';
import { defineAct } from './act.js';
import { id, typed } from './fields.js';
import { seatOf } from './people.js';

/** Exports the party and offers to start it anew. */
export const offerResetAct = defineAct({
  name: 'offer-reset',
  access: 'host',
  input: z.object({}),
  async run(_input, { party, actor }, { db, clock }) {
    const files = await exportParty(db.orm, party.id);
    return { party, files, resetId: await offerReset(db, party, actor.caller, clock) };
  },
});

/** What the form of a reset asks for: the party's own name. */
export const askResetAct = defineAct({
  name: 'ask-reset',
  access: 'host',
  input: z.object({}),
  run: (_input, { party }) => Promise.resolve({ name: party.name }),
});

/** A clean start for the next party, once, for a host who types the party's name. */
export const resetPartyAct = defineAct({
  name: 'reset-party',
  access: 'host',
  input: z.object({ reset: id, name: typed }),
  async run({ reset: resetId, name: typedName }, call, deps) {
    const { party, actor, tellIn } = call;
    const input = { party, resetId, caller: actor.caller, typedName, tellIn };
    const outcome = await resetParty(deps.db, { ...input, resetBy: seatOf(call) }, deps.clock);
    if (outcome.roundId !== null) await deps.showRound(outcome.roundId);
    const isNew = outcome.files.length > 0;
    // A second delivery writes the same message once more and must not take the tables out of it.
    const files = isNew ? outcome.files : await exportParty(deps.db.orm, party.id);
    return { ...outcome, files, isNew };
  },
});
