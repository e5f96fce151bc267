import { z } from 'zod';
import { keyScopes } from '../contract/control.js';
import { UserError } from '../errors.js';
import { listKeys, makeKey, revokeKey } from '../party/control/api-keys.js';
import { endControl, setControlSeat } from '../party/control/control-sessions.js';
import { makeLink } from '../party/phones/one-time-links.js';
import { displayName } from '../values/display-name.js';
import { defineAct } from './act.js';
import type { Call } from './call.js';
import type { ActDeps } from './deps.js';
import { id, typed } from './fields.js';
import { findPerson, seatOf } from './people.js';

/**
 * The control session that asks.
 * @throws UserError `control-only` to everybody else: a program's key makes no keys.
 */
function sessionOf({ actor }: Call): string {
  if (actor.via !== 'control' || actor.sessionId === null) throw new UserError('control-only', {});
  return actor.sessionId;
}

/** A link to race control for the host who asks: good once, for ten minutes. */
async function linkFor(call: Call, { db, clock, controlUrl }: ActDeps): Promise<string> {
  const { party, actor } = call;
  if (actor.via === 'key') throw new UserError('control-only', {});
  const holderName = actor.guest?.name ?? displayName(actor.displayName, 'Host');
  const about = { partyId: party.id, kind: 'control', userId: seatOf(call) } as const;
  const { discordId } = actor;
  return controlUrl(await makeLink(db, { ...about, discordId, holderName }, clock));
}

/** The panel of buttons, whose content is the surface's, and the way to race control. */
export const showPanelAct = defineAct({
  name: 'show-panel',
  access: 'host',
  input: z.object({}),
  run: async (_input, call, deps) => ({ controlUrl: await linkFor(call, deps) }),
});

/** The same link alone. */
export const makeControlLinkAct = defineAct({
  name: 'make-control-link',
  access: 'host',
  input: z.object({}),
  run: async (_input, call, deps) => ({ url: await linkFor(call, deps) }),
});

/** Says whose seat this control session is. */
export const setControlSeatAct = defineAct({
  name: 'set-control-seat',
  access: 'host',
  input: z.object({ guest: typed.nullable() }),
  async run({ guest: who }, call, deps) {
    const session = sessionOf(call);
    const seat = who === null ? null : await findPerson(who, 'guest', call, deps);
    await setControlSeat(deps.db, call.party.id, session, seat?.id ?? null);
    return { seat: seat === null ? null : { id: seat.id, name: seat.name } };
  },
});

/** Signs a host's browser out of race control. */
export const endControlSessionAct = defineAct({
  name: 'end-control-session',
  access: 'host',
  input: z.object({ session: id }),
  async run({ session }, call, { db, clock }) {
    sessionOf(call);
    return { isChanged: await endControl(db, call.party.id, session, clock) };
  },
});

/** The keys of programs; never the keys themselves. */
export const listKeysAct = defineAct({
  name: 'list-keys',
  access: 'host',
  input: z.object({}),
  async run(_input, call, { db }) {
    sessionOf(call);
    return { keys: await listKeys(db, call.party.id) };
  },
});

/** Makes a key for a program; it is told this once. */
export const makeKeyAct = defineAct({
  name: 'make-key',
  access: 'host',
  input: z.object({ name: typed, scope: z.enum(keyScopes) }),
  async run({ name, scope }, call, { db, clock }) {
    sessionOf(call);
    return { ...(await makeKey(db, call.party.id, { name, scope }, clock)), scope };
  },
});

/** Ends a key at once. */
export const revokeKeyAct = defineAct({
  name: 'revoke-key',
  access: 'host',
  input: z.object({ id }),
  async run({ id: keyId }, call, { db, clock }) {
    sessionOf(call);
    return { isChanged: await revokeKey(db, call.party.id, keyId, clock) };
  },
});
