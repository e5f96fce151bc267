import { z } from 'zod';
import { UserError } from '../errors.js';
import { cancelRound } from '../imposter/cancel-round.js';
import { dealLobby, decideLobby } from '../imposter/lobby.js';
import { mayNoteClue, noteClue } from '../imposter/note-clue.js';
import { readRound, readRoundById } from '../imposter/read-round.js';
import { readScores } from '../imposter/read-scores.js';
import { readSecret } from '../imposter/read-secret.js';
import { revealRound } from '../imposter/reveal-round.js';
import type { RoundView } from '../imposter/round-view.js';
import { readTalkTime, readTurnTime } from '../imposter/rules.js';
import { type StartRoundInput, startRound } from '../imposter/start-round.js';
import { passTurn } from '../imposter/talk.js';
import { defineAct } from './act.js';
import type { Call } from './call.js';
import type { ActDeps } from './deps.js';
import { id, typed, typedOrNone, version } from './fields.js';
import { seatOf } from './people.js';

type Choices = Pick<
  StartRoundInput,
  'topic' | 'imposters' | 'players' | 'talkSeconds' | 'turnSeconds' | 'mode' | 'variant'
>;

async function start(choices: Choices, call: Call, deps: ActDeps) {
  const { party, channelId, key: interactionId } = call;
  const input = { party, startedBy: seatOf(call), channelId, interactionId, ...choices };
  const started = await startRound(deps.db, input, deps);
  if (!started.isLobby) await deps.enqueueWords(started.round.id);
  deps.followRound(started.round.id);
  return { started, view: await readRoundById(deps.db, started.round.id) };
}

/** Begins a round. */
export const startRoundAct = defineAct({
  name: 'start-round',
  access: 'host',
  input: z.object({
    topic: typedOrNone,
    imposters: z.number().default(1),
    players: z.enum(['everyone', 'lobby']).default('everyone'),
    talk: typedOrNone,
    turn: typedOrNone,
    mode: z.enum(['one-vote', 'elimination']).default('one-vote'),
    variant: z.enum(['imposter', 'close-word']).default('imposter'),
  }),
  run: async ({ talk, turn, ...choices }, call, deps) =>
    start(
      { ...choices, talkSeconds: readTalkTime(talk), turnSeconds: readTurnTime(turn) },
      call,
      deps,
    ),
});

/** @throws UserError `button-outdated` for a round that this party never had. */
async function findRound(roundId: string, { party }: Call, { db }: ActDeps): Promise<RoundView> {
  const view = await readRoundById(db, roundId);
  if (view?.partyId !== party.id) throw new UserError('button-outdated', {});
  return view;
}

/** Begins another round as an earlier one was begun. */
export const nextRoundAct = defineAct({
  name: 'next-round',
  access: 'host',
  input: z.object({ round: id }),
  async run({ round }, call, deps) {
    const view = await findRound(round, call, deps);
    const { imposterCount: imposters, talkSeconds, turnSeconds, topic, mode, variant } = view;
    const players = view.isFromLobby ? 'lobby' : 'everyone';
    const choices = { imposters, talkSeconds, turnSeconds, topic, mode, variant };
    return start({ ...choices, players }, call, deps);
  },
});

/** Says whether the caller plays in a round that gathers. */
export const decideLobbyAct = defineAct({
  name: 'decide-lobby',
  access: 'guest',
  input: z.object({ round: id, isIn: z.boolean() }),
  async run({ round: roundId, isIn }, { party, guest }, deps) {
    const input = { party, roundId, userId: guest.id, isIn };
    const decided = await decideLobby(deps.db, input, deps.clock);
    deps.followRound(decided.round.id);
    return { ...decided, isIn };
  },
});

/** Deals a round to the guests who are in its lobby. */
export const dealLobbyAct = defineAct({
  name: 'deal-lobby',
  access: 'host',
  input: z.object({ round: id }),
  async run({ round: roundId }, call, deps) {
    const input = { party: call.party, roundId, dealtBy: seatOf(call) };
    const dealt = await dealLobby(deps.db, input, deps);
    await deps.enqueueWords(dealt.round.id);
    deps.followRound(dealt.round.id);
    return dealt;
  },
});

/** The caller's own word or hint. */
export const showWordAct = defineAct({
  name: 'show-word',
  access: 'guest',
  input: z.object({}),
  run: (_input, { party, guest }, { db, clock }) =>
    readSecret(db, { partyId: party.id, userId: guest.id }, clock),
});

/**
 * Passes the turn on, once for the turn that the caller saw. It is the speaker's and any host's:
 * the use case decides, where it holds the round.
 */
export const passTurnAct = defineAct({
  name: 'pass-turn',
  access: 'anyone',
  input: z.object({ round: id, turn: version }),
  async run({ round: roundId, turn }, call, deps) {
    const { party, actor } = call;
    const input = { party, roundId, turn, userId: seatOf(call), isHost: actor.isHost };
    const step = await passTurn(deps.db, input, deps.clock);
    // Shown first: in a busy channel the turn comes anew at its end, and the message with the
    // button is no longer the one that counts.
    await deps.showRound(step.round.id);
    return findRound(step.round.id, call, deps);
  },
});

/** Whether the caller may note a clue now. */
export const prepareClueAct = defineAct({
  name: 'prepare-clue',
  access: 'guest',
  input: z.object({ round: id }),
  run: ({ round: roundId }, { party, guest }, { db }) =>
    mayNoteClue(db, { party, roundId, userId: guest.id }),
});

/** The caller's own clue, for everybody to read; one who has the floor passes it on by this. */
export const noteClueAct = defineAct({
  name: 'note-clue',
  access: 'guest',
  input: z.object({ round: id, clue: typed }),
  async run({ round: roundId, clue: text }, call, { db, clock, followRound }) {
    const { party, guest, key: interactionId } = call;
    const noted = await noteClue(
      db,
      { party, roundId, userId: guest.id, text, interactionId },
      clock,
    );
    followRound(roundId);
    return noted;
  },
});

/** Who has not seen the word or not voted yet; never anybody's role. */
export const showRoundAct = defineAct({
  name: 'show-round',
  access: 'host',
  input: z.object({}),
  async run(_input, { party }, { db }) {
    const round = await readRound(db, party.id);
    if (round === null || round.status === 'REVEALED' || round.status === 'CANCELLED')
      throw new UserError('no-round', {});
    return round;
  },
});

/** Closes an open vote and counts it; during the talk it ends the round without prizes. */
export const revealRoundAct = defineAct({
  name: 'reveal-round',
  access: 'host',
  input: z.object({}),
  async run(_input, call, deps) {
    const input = { party: call.party, revealedBy: seatOf(call), interactionId: call.key };
    const revealed = await revealRound(deps.db, input, deps.clock);
    deps.followRound(revealed.round.id);
    return revealed;
  },
});

/** Ends the round and shows nothing. */
export const cancelRoundAct = defineAct({
  name: 'cancel-round',
  access: 'host',
  input: z.object({}),
  async run(_input, call, deps) {
    const input = { party: call.party, cancelledBy: seatOf(call), interactionId: call.key };
    const cancelled = await cancelRound(deps.db, input, deps.clock);
    deps.followRound(cancelled.round.id);
    return cancelled;
  },
});

/** Coins and wins of the evening. */
export const showScoresAct = defineAct({
  name: 'show-scores',
  access: 'anyone',
  input: z.object({}),
  run: (_input, { party }, { db, clock }) => readScores(db, party.id, clock),
});

/** What a revealed round's commitment was made of. */
export const checkDealAct = defineAct({
  name: 'check-deal',
  access: 'anyone',
  input: z.object({ round: id }),
  async run({ round }, call, deps) {
    const { commitment, reveal, players } = await findRound(round, call, deps);
    const deal = reveal?.deal;
    if (commitment === null || deal == null) throw new UserError('button-outdated', {});
    const people = players.map(({ userId, name }) => ({ id: userId, name }));
    return { commitment, text: deal.text, people };
  },
});
