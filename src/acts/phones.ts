import { z } from 'zod';
import { UserError } from '../errors.js';
import { readJoinGeneration } from '../party/phones/join-code.js';
import { letIn } from '../party/phones/knocks.js';
import { listSessions } from '../party/phones/list-sessions.js';
import { makeHost } from '../party/phones/make-host.js';
import { makeLink } from '../party/phones/one-time-links.js';
import { rotateJoin } from '../party/phones/rotate-join.js';
import { endSessions } from '../party/phones/seat-sessions.js';
import { readSettings } from '../party/settings.js';
import { defineAct } from './act.js';
import type { ActDeps } from './deps.js';
import { id, typed, version } from './fields.js';
import { findPerson } from './people.js';

/** Ends sessions of a seat, and cuts off who still listens to its channel. */
async function signOut(
  { db, clock, endSeatChannel }: ActDeps,
  partyId: string,
  seatId: string,
  sessionId: string | null = null,
): Promise<number> {
  const ended = await db.orm.transaction((tx) =>
    endSessions(tx, partyId, seatId, clock.now(), sessionId),
  );
  if (ended > 0) endSeatChannel(seatId);
  return ended;
}

/** A link to the caller's own seat for their phone: good once, for ten minutes. */
export const makePhoneLinkAct = defineAct({
  name: 'make-phone-link',
  access: 'guest',
  input: z.object({}),
  async run(_input, { party, guest }, { db, clock, phoneUrl, arePhonesReachable, usualWebJoin }) {
    const { webJoin } = await readSettings(db.orm, party.id);
    if ((webJoin ?? usualWebJoin) === 'off')
      throw new UserError('web-join-closed', { isForNew: false });
    if (!arePhonesReachable) throw new UserError('phones-unreachable', {});
    const about = { partyId: party.id, kind: 'phone', userId: guest.id } as const;
    const secret = await makeLink(db, { ...about, discordId: null, holderName: null }, clock);
    return { url: phoneUrl(secret) };
  },
});

/** The phones on which the caller is signed in. */
export const listOwnSessionsAct = defineAct({
  name: 'list-own-sessions',
  access: 'guest',
  input: z.object({}),
  async run(_input, { party, guest, actor }, { db, clock }) {
    const seat = { partyId: party.id, userId: guest.id, askedBy: actor.sessionId };
    return { sessions: await listSessions(db, seat, clock) };
  },
});

/** Signs one of the caller's phones out. */
export const endOwnSessionAct = defineAct({
  name: 'end-own-session',
  access: 'guest',
  input: z.object({ session: id }),
  async run({ session }, { party, guest }, deps) {
    return { isChanged: (await signOut(deps, party.id, guest.id, session)) > 0 };
  },
});

/** Signs all of the caller's phones out, the one that asks too. */
export const endOwnSessionsAct = defineAct({
  name: 'end-own-sessions',
  access: 'guest',
  input: z.object({}),
  async run(_input, { party, guest }, deps) {
    return { ended: await signOut(deps, party.id, guest.id) };
  },
});

/** The phones on which a seat is signed in. */
export const listSeatSessionsAct = defineAct({
  name: 'list-seat-sessions',
  access: 'host',
  input: z.object({ guest: typed }),
  async run({ guest: who }, call, deps) {
    const { id: userId } = await findPerson(who, 'guest', call, deps);
    const seat = { partyId: call.party.id, userId, askedBy: call.actor.sessionId };
    return { sessions: await listSessions(deps.db, seat, deps.clock) };
  },
});

/** Signs all phones of a seat out, or the one of `session`. */
export const endSeatSessionsAct = defineAct({
  name: 'end-seat-sessions',
  access: 'host',
  input: z.object({ guest: typed, session: id.optional() }),
  async run({ guest: who, session }, call, deps) {
    const { id: seatId, name } = await findPerson(who, 'guest', call, deps);
    return { name, ended: await signOut(deps, call.party.id, seatId, session) };
  },
});

/** Gives a seat's phone the host's acts, or takes them. */
export const makeHostAct = defineAct({
  name: 'make-host',
  access: 'host',
  input: z.object({ guest: typed, isHost: z.boolean() }),
  async run({ guest: who, isHost }, call, deps) {
    const guest = await findPerson(who, 'guest', call, deps);
    const isChanged = await makeHost(deps.db, guest, isHost);
    // Its phone listens anew, and so reads at once what it may now.
    if (isChanged) deps.endSeatChannel(guest.id);
    return { name: guest.name, isHost, isChanged };
  },
});

/** Lets a phone that waits try its PIN. */
export const letInAct = defineAct({
  name: 'let-in',
  access: 'host',
  input: z.object({ knock: id }),
  async run({ knock }, { party }, { db, clock }) {
    return { isChanged: await letIn(db, party.id, knock, clock) };
  },
});

/** Where phones join, and the generation of its code; null where they cannot reach us. */
export const showJoinAct = defineAct({
  name: 'show-join',
  access: 'host',
  input: z.object({}),
  async run(_input, { party }, { db, joinUrl }) {
    const generation = await readJoinGeneration(db, party.id);
    return { joinUrl: joinUrl(party.id, generation), generation };
  },
});

/** Ends the code on posters and QR codes, once, and gives a new one. */
export const rotateJoinAct = defineAct({
  name: 'rotate-join',
  access: 'host',
  input: z.object({ generation: version }),
  async run({ generation: seen }, { party }, { db, joinUrl }) {
    const generation = await rotateJoin(db, party.id, seen);
    return { joinUrl: joinUrl(party.id, generation), generation };
  },
});
