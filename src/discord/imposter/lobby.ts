import { dealLobbyAct, decideLobbyAct } from '../../acts/imposter.js';
import { text } from '../../text/index.js';
import type { Component } from '../kernel/command.js';
import { button } from '../kernel/declare-component.js';
import { step } from '../kernel/step.js';
import { dealLobbyId, lobbyInId, lobbyOutId } from './ids.js';

function decision(id: typeof lobbyInId, isIn: boolean): Component {
  return button(id, 'new', ({ args: { round } }) =>
    step(decideLobbyAct, { round, isIn }, (decided) => {
      const say = isIn ? text.imposter.lobby.youAreIn : text.imposter.lobby.youSitOut;
      return {
        answer: { content: say({ round: decided.round.number, players: decided.playerCount }) },
      };
    }),
  );
}

/** *I'm in* on a lobby. */
export const lobbyInButton = decision(lobbyInId, true);

/** *Sit out* on a lobby. */
export const lobbyOutButton = decision(lobbyOutId, false);

/** *Deal* on a lobby: the host starts the round with the guests who are in. */
export const dealLobbyButton = button(dealLobbyId, 'new', ({ args }) =>
  step(dealLobbyAct, args, ({ round, playerCount }) => ({
    answer: { content: text.imposter.starting({ round: round.number, players: playerCount }) },
  })),
);
