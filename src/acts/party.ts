import { z } from 'zod';
import { logFilters } from '../contract/log.js';
import { listUndoable } from '../evening/list-undoable.js';
import { readStandings } from '../evening/read-standings.js';
import { readStats } from '../evening/read-stats.js';
import { readLog } from '../events/read-log.js';
import { endedStatuses } from '../imposter/phases.js';
import { readRound } from '../imposter/read-round.js';
import { joinParty } from '../party/join-party.js';
import { takeOverSeat } from '../party/take-over-seat.js';
import { findLiveRaces } from '../racing/find-races.js';
import { defineAct } from './act.js';
import type { Call } from './call.js';
import type { ActDeps } from './deps.js';
import { page, typed, typedOrNone } from './fields.js';
import { accountOf, randomPin } from './people.js';
import { rareRate } from './rate.js';

/** The round that runs; null where none does. */
async function findRunningRound({ party }: Call, { db }: ActDeps) {
  const round = await readRound(db, party.id);
  const isOn = round !== null && !endedStatuses.some((ended) => ended === round.status);
  return isOn ? round : null;
}

/** Joins the party, or greets somebody who is in it again. */
export const joinAct = defineAct({
  name: 'join',
  rate: rareRate,
  access: 'anyone',
  input: z.object({ name: typedOrNone }),
  async run({ name }, call, deps) {
    const { party, actor, key: interactionId, tellIn } = call;
    const { displayName, avatarUrl } = actor;
    const person = { discordId: accountOf(call), displayName, avatarUrl };
    const joined = await joinParty(
      deps.db,
      { party, ...person, name, mayLookAlike: actor.isHost, interactionId, tellIn },
      deps.clock,
      randomPin(deps),
    );
    return { joined, round: joined.isNew ? await findRunningRound(call, deps) : null };
  },
});

/** Takes over the seat that a host made, by its PIN. */
export const takeSeatAct = defineAct({
  name: 'take-seat',
  access: 'anyone',
  input: z.object({ pin: typed, name: typedOrNone }),
  async run({ pin, name }, call, deps) {
    const { party, actor, tellIn } = call;
    const person = { discordId: accountOf(call), avatarUrl: actor.avatarUrl };
    const input = { party, ...person, mayLookAlike: actor.isHost };
    const seat = await takeOverSeat(deps.db, { ...input, pin, name, tellIn }, deps.clock);
    return { seat, round: seat.wasOwn ? null : await findRunningRound(call, deps) };
  },
});

/** What the caller can do at this moment. */
export const helpAct = defineAct({
  name: 'help',
  access: 'anyone',
  input: z.object({}),
  async run(_input, call, deps) {
    const [races, round] = await Promise.all([
      findLiveRaces(deps.db, call.party.id),
      findRunningRound(call, deps),
    ]);
    return { actor: call.actor, races, isRoundOn: round !== null };
  },
});

/** A select holds no more (Discord's developer docs, Component Reference). */
const mostUndoable = 25;

/** What can be taken back, and what happened: who, what and when; nothing later than `until` (milliseconds since 1970). */
export const showLogAct = defineAct({
  name: 'show-log',
  access: 'host',
  input: z.object({
    filter: z.enum(logFilters).default('all'),
    page,
    until: z.int().min(0).nullable().default(null),
  }),
  async run({ filter, page: shown, until }, { party }, { db, clock }) {
    const limit = until === null ? clock.now() : new Date(until);
    const log = await readLog(db, party.id, { filter, page: shown, until: limit });
    return { ...log, undoable: await listUndoable(db, party.id, mostUndoable, clock) };
  },
});

/** Most coins won, fastest lap, best liar … */
export const showStatsAct = defineAct({
  name: 'show-stats',
  access: 'host',
  input: z.object({}),
  run: (_input, { party }, { db }) => readStats(db, party.id),
});

/** Coins, laps and word game of the evening, the richest first. */
export const showStandingsAct = defineAct({
  name: 'show-standings',
  access: 'guest',
  input: z.object({}),
  async run(_input, { party, guest }, { db }) {
    return { standings: await readStandings(db, party.id), viewerId: guest.id };
  },
});
