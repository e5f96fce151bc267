import { UserError } from '../../errors.js';
import { dealLobby, decideLobby } from '../../imposter/lobby.js';
import { text } from '../../text/index.js';
import type { Component, Context, Reply } from '../kernel/command.js';
import { requireGuest, requireHost } from '../kernel/permissions.js';

async function decide(
  context: Context,
  roundId: string | undefined,
  isIn: boolean,
): Promise<Reply> {
  const { id: userId } = requireGuest(context);
  if (roundId === undefined) throw new UserError('button-outdated', {});
  const { db, party, clock } = context;
  const { round, playerCount } = await decideLobby(db, { party, roundId, userId, isIn }, clock);
  context.followRound(round.id);
  const say = isIn ? text.imposter.lobby.youAreIn : text.imposter.lobby.youSitOut;
  return { answer: { content: say({ round: round.number, players: playerCount }) } };
}

/** *I'm in* on a lobby. */
export const lobbyInButton: Component = {
  name: 'lobby-in',
  version: 1,
  answers: 'new',
  execute: ({ args: [roundId] }, context) => decide(context, roundId, true),
};

/** *Sit out* on a lobby. */
export const lobbyOutButton: Component = {
  name: 'lobby-out',
  version: 1,
  answers: 'new',
  execute: ({ args: [roundId] }, context) => decide(context, roundId, false),
};

/** *Deal* on a lobby: the host starts the round with those who are in. */
export const dealLobbyButton: Component = {
  name: 'deal-lobby',
  version: 1,
  answers: 'new',
  async execute({ args: [roundId] }, context) {
    requireHost(context);
    if (roundId === undefined) throw new UserError('button-outdated', {});
    const { db, party, actor, clock, randomInt } = context;
    const { round, playerCount } = await dealLobby(
      db,
      { party, roundId, dealtBy: actor.guest?.id ?? null },
      { clock, randomInt },
    );
    await context.enqueueWords(round.id);
    context.followRound(round.id);
    return {
      answer: { content: text.imposter.starting({ round: round.number, players: playerCount }) },
    };
  },
};
