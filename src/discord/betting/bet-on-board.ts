import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { listBackable } from '../../betting/list-backable.js';
import { placeBet } from '../../betting/place-bet.js';
import { UserError } from '../../errors.js';
import { resolveGuest } from '../../party/find-guests.js';
import { resolveRace } from '../../racing/resolve-race.js';
import { text } from '../../text/index.js';
import type {
  Component,
  Context,
  MessageBody,
  Modal,
  ModalOpener,
  Reply,
} from '../kernel/command.js';
import { encodeCustomId } from '../kernel/custom-id.js';
import { requireGuest } from '../kernel/permissions.js';
import { renderRacerSelect } from './racer-select.js';
import { renderTicket } from './ticket.js';

/** A modal's title holds 45 characters (developer docs, Modal). */
const maxTitle = 45;
const amountField = 'amount';

/** The coins in a custom id: a number, or `any` for a form that asks. */
function readStake(text: string | undefined): number | null {
  if (text === 'any') return null;
  const stake = Number(text);
  if (!Number.isSafeInteger(stake) || stake <= 0) throw new UserError('button-outdated', {});
  return stake;
}

/** Asks on whom to bet, where the race still takes bets. */
async function askForRacer(
  context: Context,
  gameId: string | undefined,
  amount: string | undefined,
  page: number,
): Promise<MessageBody> {
  const guest = requireGuest(context);
  const stake = readStake(amount);
  if (gameId === undefined) throw new UserError('button-outdated', {});
  const race = await resolveRace(context.db, context.party.id, gameId, 'bet');
  const racers = await listBackable(context.db, {
    partyId: context.party.id,
    gameId: race.id,
    bettorId: guest.id,
  });
  return renderRacerSelect({ race, stake, racers, page });
}

async function bet(
  context: Context,
  gameId: string,
  targetId: string,
  amountText: string,
): Promise<Reply> {
  const guest = requireGuest(context);
  const target = await resolveGuest(context.db, context.party.id, targetId);
  const input = {
    party: context.party,
    bettorId: guest.id,
    targetId: target.id,
    amountText,
    raceInput: gameId,
  };
  const ticket = await placeBet(
    context.db,
    { ...input, interactionId: context.interactionId },
    context.clock,
  );
  return { answer: renderTicket(ticket) };
}

/** *Bet 100* and *Bet …* on a live board. */
export const betOnButton: Component = {
  name: 'bet-on',
  version: 1,
  answers: 'new',
  execute: async ({ args: [gameId, amount] }, context) => ({
    answer: await askForRacer(context, gameId, amount, 0),
  }),
};

/** *Previous* and *Next* under the select of racers. */
export const betPageButton: Component = {
  name: 'bet-page',
  version: 1,
  answers: 'update',
  async execute({ args: [gameId, amount, page] }, context) {
    return { answer: await askForRacer(context, gameId, amount, Number(page) || 0) };
  },
};

/** The select after *Bet 100*: the choice bets. */
export const betPickSelect: Component = {
  name: 'bet-pick',
  version: 1,
  answers: 'update',
  async execute({ args: [gameId, amount], values: [targetId] }, context) {
    const stake = readStake(amount);
    if (gameId === undefined || targetId === undefined || stake === null)
      throw new UserError('button-outdated', {});
    return bet(context, gameId, targetId, String(stake));
  },
};

/** The select after *Bet …*: the choice opens a form for the amount. */
export const betAskSelect: ModalOpener = {
  name: 'bet-ask',
  version: 1,
  answers: 'modal',
  async open(
    { args: [gameId], values: [targetId] },
    context,
  ): Promise<APIModalInteractionResponseCallbackData> {
    const guest = requireGuest(context);
    if (gameId === undefined || targetId === undefined) throw new UserError('button-outdated', {});
    const [race, target] = await Promise.all([
      resolveRace(context.db, context.party.id, gameId, 'bet'),
      resolveGuest(context.db, context.party.id, targetId),
    ]);
    const input = {
      type: ComponentType.TextInput as const,
      custom_id: amountField,
      style: TextInputStyle.Short,
      max_length: 20,
    };
    return {
      custom_id: encodeCustomId({ name: 'bet-amount', version: 1, args: [race.id, target.id] }),
      title: text.board.amountTitle(target.name).slice(0, maxTitle),
      components: [
        {
          type: ComponentType.Label,
          label: text.board.amountLabel,
          description: text.board.amountHint({ balance: guest.walletBalance }),
          component: input,
        },
      ],
    };
  },
};

/** The form for the amount of a bet. */
export const betAmountModal: Modal = {
  name: 'bet-amount',
  version: 1,
  answers: 'update',
  async execute({ args: [gameId, targetId], fields }, context) {
    if (gameId === undefined || targetId === undefined) throw new UserError('button-outdated', {});
    return bet(context, gameId, targetId, fields.get(amountField) ?? '');
  },
};
