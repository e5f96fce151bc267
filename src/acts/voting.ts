import { z } from 'zod';
import { readRound, readRoundById } from '../imposter/read-round.js';
import { callVote } from '../imposter/vote/call-vote.js';
import { castVote } from '../imposter/vote/cast-vote.js';
import { guessWord, mayGuess } from '../imposter/vote/guess.js';
import { readBallot } from '../imposter/vote/read-ballot.js';
import { closeVote, openVote } from '../imposter/vote/vote.js';
import { defineAct } from './act.js';
import { id, typed, version } from './fields.js';
import { seatOf } from './people.js';

/** The caller's own ballot paper. */
export const showBallotAct = defineAct({
  name: 'show-ballot',
  access: 'guest',
  input: z.object({}),
  run: (_input, { party, guest }, { db }) =>
    readBallot(db, { partyId: party.id, userId: guest.id }),
});

/** Opens the vote; a host who plays gets the paper at once. */
export const openVoteAct = defineAct({
  name: 'open-vote',
  access: 'host',
  input: z.object({ round: id.nullable().default(null) }),
  async run({ round }, call, { db, clock, followRound }) {
    const { party } = call;
    const openedBy = seatOf(call);
    const step = await openVote(db, { party, roundId: round ?? undefined, openedBy }, clock);
    followRound(step.round.id);
    const view = await readRoundById(db, step.round.id);
    const isPlaying = view?.players.some(({ userId }) => userId === openedBy) ?? false;
    const hasPaper = openedBy !== null && isPlaying && view?.status === 'VOTING';
    const ballot = hasPaper ? await readBallot(db, { partyId: party.id, userId: openedBy }) : null;
    return { step, view, ballot };
  },
});

/**
 * What asking for the vote means for the caller: a host opens it and a player calls for it while
 * the talk goes on; else there is the ballot.
 */
export const prepareVoteAct = defineAct({
  name: 'prepare-vote',
  access: 'anyone',
  input: z.object({}),
  async run(_input, { party, actor }, { db }) {
    if ((await readRound(db, party.id))?.status !== 'ACTIVE') return 'ballot';
    return actor.isHost ? 'open' : 'call';
  },
});

/** A player asks for the vote; one whose call opens it, or who comes later, gets the paper. */
export const callVoteAct = defineAct({
  name: 'call-vote',
  access: 'guest',
  input: z.object({ round: id.nullable().default(null) }),
  async run({ round }, { party, guest }, { db, clock, followRound }) {
    const input = { party, roundId: round ?? undefined, userId: guest.id };
    const call = await callVote(db, input, clock);
    followRound(call.round.id);
    const isOpen = call.status === 'VOTING';
    const ballot = isOpen ? await readBallot(db, { partyId: party.id, userId: guest.id }) : null;
    return { call, ballot };
  },
});

/** Casts or changes the caller's vote in a ballot; the paper of one that is over counts for nothing. */
export const castVoteAct = defineAct({
  name: 'cast-vote',
  access: 'guest',
  input: z.object({ round: id, ballot: version, target: typed }),
  async run({ round: roundId, ballot, target: targetId }, call, deps) {
    const { party, guest, key: interactionId } = call;
    const input = { party, roundId, ballot, voterId: guest.id, targetId, interactionId };
    const step = await castVote(deps.db, input, deps.clock);
    deps.followRound(roundId);
    if (!step.isClosed) {
      const paper = await readBallot(deps.db, { partyId: party.id, userId: guest.id });
      return { kind: 'open', paper } as const;
    }
    const view = await readRoundById(deps.db, roundId);
    const name = view?.players.find(({ userId }) => userId === step.votedFor)?.name ?? '';
    return { kind: 'closed', step, ballot, name } as const;
  },
});

/** Closes a ballot, once; a host who plays and is not sure yet is asked first. */
export const closeVoteAct = defineAct({
  name: 'close-vote',
  access: 'host',
  input: z.object({ round: id, ballot: version, isSure: z.boolean().default(false) }),
  async run({ round: roundId, ballot, isSure }, call, { db, clock, followRound }) {
    const input = { party: call.party, roundId, ballot, isSure, closedBy: seatOf(call) };
    const step = await closeVote(db, input, clock);
    followRound(roundId);
    return step;
  },
});

/** Whether the caller may guess the word of a round now. */
export const prepareGuessAct = defineAct({
  name: 'prepare-guess',
  access: 'guest',
  input: z.object({ round: id }),
  run: ({ round: roundId }, { party, guest }, { db }) =>
    mayGuess(db, { party, roundId, userId: guest.id }),
});

/** The one guess of a caught imposter. */
export const guessWordAct = defineAct({
  name: 'guess-word',
  access: 'guest',
  input: z.object({ round: id, word: typed }),
  async run({ round: roundId, word: text }, call, { db, clock, followRound }) {
    const { party, guest, key: interactionId } = call;
    const input = { party, roundId, userId: guest.id, text, interactionId };
    const step = await guessWord(db, input, clock);
    followRound(roundId);
    return step;
  },
});
