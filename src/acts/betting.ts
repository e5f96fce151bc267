import { z } from 'zod';
import { findBet } from '../betting/find-bet.js';
import { listBackable } from '../betting/list-backable.js';
import { placeBet } from '../betting/place-bet.js';
import { readOwnBets } from '../betting/read-own-bets.js';
import { withdrawBet } from '../betting/withdraw-bet.js';
import { UserError } from '../errors.js';
import { resolveGuest } from '../party/find-guests.js';
import { resolveRace } from '../racing/resolve-race.js';
import { defineAct } from './act.js';
import type { AuthorCall, Call } from './call.js';
import type { ActDeps } from './deps.js';
import { coins, id, page, typed, typedOrNone } from './fields.js';
import { findPerson, seatOf } from './people.js';
import { briskRate } from './rate.js';

const stake = z.object({ racer: typed, amount: typed, race: typedOrNone });

/** Stakes the caller's own coins on a racer. */
export const placeBetAct = defineAct({
  name: 'place-bet',
  rate: briskRate,
  access: 'guest',
  input: stake,
  async run({ racer, amount, race }, call, deps) {
    const target = await findPerson(racer, 'racer', call, deps);
    const { party, actor, guest, key, channelId, tellIn } = call;
    const input = {
      party,
      channelId,
      tellIn,
      isHost: actor.isHost,
      bettorId: guest.id,
      targetId: target.id,
      amountText: amount,
    };
    const ticket = await placeBet(
      deps.db,
      { ...input, raceInput: race, interactionId: key },
      deps.clock,
    );
    return { ticket, isOwn: true };
  },
});

/** Stakes a walk-in's coins for them. */
export const placeBetForAct = defineAct({
  name: 'place-bet-for',
  rate: briskRate,
  access: 'host',
  input: stake.extend({ bettor: typed }),
  async run({ bettor, racer, amount, race }, call, deps) {
    const walkIn = await findPerson(bettor, 'for', call, deps);
    if (walkIn.discordId !== null) throw new UserError('not-a-walk-in', { name: walkIn.name });
    const target = await findPerson(racer, 'racer', call, deps);
    const host = { guestId: seatOf(call) };
    const { party, channelId, tellIn } = call;
    const input = { party, channelId, tellIn, bettorId: walkIn.id, targetId: target.id, host };
    const ticket = await placeBet(
      deps.db,
      { ...input, amountText: amount, raceInput: race, interactionId: call.key },
      deps.clock,
    );
    return { ticket, isOwn: false };
  },
});

/** A bet with whose it is; for a walk-in's, hosts act. */
async function findAuthored({ bet: betId }: { readonly bet: string }, call: Call, deps: ActDeps) {
  const bet = await findBet(deps.db.orm, call.party.id, betId);
  return { bet, holderId: bet.holderId, isForHosts: bet.bettorDiscordId === null };
}

type OwnBet = AuthorCall<Awaited<ReturnType<typeof findAuthored>>>;

function requireUnmoved({ subject: { bet } }: OwnBet) {
  if (bet.isMoved) throw new UserError('bet-moved', {});
  return bet;
}

/**
 * Stakes the same again on the same racer. `total`, what the bet amounted to on the ticket, makes
 * the stake unique: a double click, two interactions for Discord, raises the bet once.
 */
export const betAgainAct = defineAct({
  name: 'bet-again',
  rate: briskRate,
  access: 'author',
  refusal: 'not-your-bet',
  input: z.object({ bet: id, staked: coins, total: coins }),
  find: findAuthored,
  async run({ staked, total }, call: OwnBet, deps) {
    const { id: betId, bettorId, targetId, gameId } = requireUnmoved(call);
    const isOwn = bettorId === seatOf(call);
    const ticket = await placeBet(
      deps.db,
      {
        party: call.party,
        ...{ bettorId, targetId, raceInput: gameId, amountText: String(staked) },
        ...(isOwn ? {} : { host: { guestId: seatOf(call) } }),
        interactionId: `again:${betId}:${total}`,
      },
      deps.clock,
    );
    return { ticket, isOwn };
  },
});

/** Takes a pending bet back whole, while betting is open. */
export const withdrawBetAct = defineAct({
  name: 'withdraw-bet',
  access: 'author',
  refusal: 'not-your-bet',
  input: z.object({ bet: id }),
  find: findAuthored,
  run(_input, call: OwnBet, { db, clock }) {
    const { id: betId } = requireUnmoved(call);
    return withdrawBet(db, { party: call.party, betId, triggeredBy: seatOf(call) }, clock);
  },
});

/** Whom the caller may back in a race that takes bets. */
export const listBackableAct = defineAct({
  name: 'list-backable',
  access: 'guest',
  input: z.object({ race: typed }),
  async run({ race: raceInput }, { party, guest }, { db }) {
    const race = await resolveRace(db, party.id, raceInput, 'bet');
    const wanted = { partyId: party.id, gameId: race.id, bettorId: guest.id };
    return { race, racers: await listBackable(db, wanted) };
  },
});

/** The race and the racer that a form for the amount of a bet is about, and the caller's coins. */
export const prepareBetAct = defineAct({
  name: 'prepare-bet',
  access: 'guest',
  input: z.object({ race: id, racer: id }),
  async run({ race, racer }, { party, guest }, { db }) {
    const [found, target] = await Promise.all([
      resolveRace(db, party.id, race, 'bet'),
      resolveGuest(db, party.id, racer),
    ]);
    return { race: found, target, balance: guest.walletBalance };
  },
});

/** How many of their bets a guest sees at once. */
export const betsPerPage = 10;

/** A page of the caller's own bets. */
export const showBetsAct = defineAct({
  name: 'show-bets',
  access: 'guest',
  input: z.object({ page }),
  async run({ page: shown }, { party, guest }, { db }) {
    const place = { limit: betsPerPage, offset: shown * betsPerPage };
    const bets = await readOwnBets(db, { partyId: party.id, guestId: guest.id, ...place });
    return { name: guest.name, bets, page: shown };
  },
});
