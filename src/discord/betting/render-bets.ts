import { ComponentType } from 'discord.js';
import { betsPerPage } from '../../acts/betting.js';
import type { OwnBet, OwnBets } from '../../betting/read-own-bets.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody, Reply } from '../kernel/command.js';
import { fitLines } from '../kernel/lines.js';
import { pageButtons } from '../kernel/page.js';
import { betsPageId, betsWithdrawId } from './ids.js';

/**
 * A select's label and description each hold 100 characters (developer docs, Component Reference).
 */
const maxLabel = 100;

function stateOf({ status, raceStatus, payout }: OwnBet): string {
  const { states } = text.bets;
  if (status === 'PENDING') return raceStatus === 'OPEN' ? states.open : states.locked;
  if (status === 'WON') return states.won({ payout: payout ?? 0 });
  return status === 'LOST' ? states.lost : states.refunded;
}

function renderBet(bet: OwnBet): string {
  const line = text.bets.line({
    racer: discordName(bet.targetName),
    race: discordName(bet.raceTitle),
    stake: bet.amount,
  });
  return `${line} · ${stateOf(bet)} · <t:${Math.floor(bet.createdAt.getTime() / 1000)}:R>`;
}

function withdrawSelect(open: readonly OwnBet[]) {
  return {
    type: ComponentType.ActionRow as const,
    components: [
      {
        type: ComponentType.StringSelect as const,
        custom_id: betsWithdrawId.with({}),
        placeholder: text.bets.withdraw,
        options: open.map(({ id, targetName, amount, raceTitle }) => ({
          label: text.bets.withdrawOption({ racer: targetName, stake: amount }).slice(0, maxLabel),
          description: raceTitle.slice(0, maxLabel),
          value: id,
        })),
      },
    ],
  };
}

/** A page of a guest's bets, with a select that takes open ones back; `note` stands above. */
export function renderBets(name: string, view: OwnBets, page: number, note?: string): MessageBody {
  const pages = Math.max(1, Math.ceil(view.total / betsPerPage));
  const lines = view.bets.length === 0 ? [text.bets.empty] : view.bets.map(renderBet);
  const embed = {
    title: text.bets.title(discordName(name)),
    description: `${text.bets.summary({ pending: view.pending, staked: view.staked })}\n\n${fitLines(lines, text.wallet.more, 3900)}`,
    color: colours.coins,
    footer: {
      text: pages === 1 ? text.common.playChips : text.common.page({ page: page + 1, pages }),
    },
  };
  const turns = pageButtons(betsPageId, page, pages);
  return {
    ...(note === undefined ? {} : { content: note }),
    embeds: [embed],
    components: [
      ...(view.open.length === 0 ? [] : [withdrawSelect(view.open)]),
      ...(turns.length === 0 ? [] : [buttonRow(...turns)]),
    ],
  };
}

/** A page of a guest's own bets as an answer. */
export function answerBets(
  { name, bets, page }: { readonly name: string; readonly bets: OwnBets; readonly page: number },
  note?: string,
): Reply {
  return { answer: renderBets(name, bets, page, note) };
}
