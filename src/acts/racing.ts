import { z } from 'zod';
import { retryGivenUp } from '../party/kept-messages.js';
import { listWaitingClaims } from '../racing/laps/lap-claims.js';
import { readRaceList } from '../racing/list-races.js';
import { lockRace, unlockRace } from '../racing/lock-race.js';
import { openRace } from '../racing/open-race.js';
import type { Backing, LapRule } from '../racing/race.js';
import { readBoard } from '../racing/read-board.js';
import { type RacePurpose, resolveRace } from '../racing/resolve-race.js';
import { defineAct } from './act.js';
import type { Call } from './call.js';
import type { ActDeps } from './deps.js';
import { id, typedOrNone } from './fields.js';
import { seatOf } from './people.js';

export const payoutRules = ['double', 'pool'] as const;
export const lapRules = ['self', 'host', 'confirmed'] as const satisfies readonly LapRule[];
export const backings = ['any', 'self-only'] as const satisfies readonly Backing[];

/** Opens a race beside those that are on. */
export const openRaceAct = defineAct({
  name: 'open-race',
  access: 'host',
  input: z.object({
    title: typedOrNone,
    track: typedOrNone,
    payout: z.enum(payoutRules).nullable().default(null),
    lock: typedOrNone,
    laps: z.enum(lapRules).nullable().default(null),
    backing: z.enum(backings).nullable().default(null),
    cap: typedOrNone,
  }),
  async run({ payout: payoutRule, laps: lapRule, ...choices }, call, deps) {
    const { party, channelId, key: interactionId, tellIn } = call;
    const opened = await openRace(
      deps.db,
      {
        ...{ party, ...choices, payoutRule, lapRule, channelId, interactionId, tellIn },
        triggeredBy: seatOf(call),
      },
      deps.clock,
    );
    const { id: raceId, locksAt } = opened.race;
    if (locksAt !== null) await deps.scheduleLock(raceId, locksAt);
    return opened;
  },
});

const whichRace = z.object({ race: typedOrNone });

/** A race as somebody names it, or the very one that a button is about. */
const changedRace = whichRace.extend({ raceId: id.nullable().default(null) });

async function changeOf(
  { race, raceId }: z.infer<typeof changedRace>,
  purpose: RacePurpose,
  call: Call,
  { db }: ActDeps,
) {
  const gameId = raceId ?? (await resolveRace(db, call.party.id, race, purpose)).id;
  return { party: call.party, gameId, triggeredBy: seatOf(call), tellIn: call.tellIn };
}

/** Closes the bets on a race; laps go on. */
export const lockRaceAct = defineAct({
  name: 'lock-race',
  access: 'host',
  input: changedRace,
  run: async (input, call, deps) =>
    lockRace(deps.db, await changeOf(input, 'bet', call, deps), deps.clock),
});

/** Takes bets on a locked race again; previews made before pay nothing any more. */
export const unlockRaceAct = defineAct({
  name: 'unlock-race',
  access: 'host',
  input: changedRace,
  run: async (input, call, deps) =>
    unlockRace(deps.db, await changeOf(input, 'unlock', call, deps), deps.clock),
});

/**
 * All races that are on, and the laps that wait for a host's word. A host who looks has another try
 * with kept messages that were given up; `givenUp` tells how many.
 */
export const listRacesAct = defineAct({
  name: 'list-races',
  access: 'host',
  input: z.object({}),
  async run(_input, { party }, { db, clock, showMessages }) {
    const [races, waiting, givenUp] = await Promise.all([
      readRaceList(db, party.id),
      listWaitingClaims(db.orm, party.id),
      retryGivenUp(db, party.id, clock.now()),
    ]);
    if (givenUp > 0) showMessages(party.id);
    return { races, waiting, givenUp };
  },
});

/** The board of a race: the one that is on, else the last one. */
export const showBoardAct = defineAct({
  name: 'show-board',
  access: 'anyone',
  input: whichRace,
  async run({ race }, call, { db }) {
    return { ...(await readBoard(db, call.party.id, race)), viewerId: seatOf(call) };
  },
});

/** Whether the caller may be asked for what a new race needs. */
export const askOpenRaceAct = defineAct({
  name: 'ask-open-race',
  access: 'host',
  input: z.object({}),
  run: () => Promise.resolve(null),
});
