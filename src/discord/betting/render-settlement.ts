import type { APIEmbed } from 'discord.js';
import type { SettlementPreview } from '../../betting/preview-settlement.js';
import type { PlannedPayout } from '../../betting/rules.js';
import type { PaidSettlement } from '../../betting/settle-race.js';
import type { RankedEntry } from '../../contract/board.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { type ButtonSpec, buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody, Reply } from '../kernel/command.js';
import { fitLines } from '../kernel/lines.js';
import { payOutId, unlockBettingId } from './ids.js';

/** Leaves room in the description for what stands above the bets. */
const maxBetLines = 3_000;
const maxNamedWinners = 15;
const maxWaiting = 5;

function renderBet({ bettorName, targetName, stake, payout, status }: PlannedPayout): string {
  const [bettor, target] = [discordName(bettorName), discordName(targetName)];
  return status === 'REFUNDED'
    ? text.settle.lineRefund({ bettor, racer: target, stake })
    : text.settle.line({ bettor, racer: target, stake, payout });
}

function renderWinner({ name, lapTimeMs }: RankedEntry): string {
  return text.settle.winner({ name: discordName(name), timeMs: lapTimeMs ?? 0 });
}

/** Winning bets first; else as they were placed. */
function renderBets(payouts: readonly PlannedPayout[]): string {
  if (payouts.length === 0) return text.settle.noBets;
  const sorted = [...payouts].sort(
    (a, b) => Number(b.status === 'WON') - Number(a.status === 'WON'),
  );
  return fitLines(sorted.map(renderBet), text.settle.more, maxBetLines);
}

/** Laps without a host's ✓, which may change who has won. */
function renderWaiting(waiting: SettlementPreview['waiting']): string[] {
  if (waiting.length === 0) return [];
  const named = waiting
    .slice(0, maxWaiting)
    .map(({ name, lapTimeMs }) =>
      text.settle.waitingLap({ name: discordName(name), timeMs: lapTimeMs }),
    );
  return [
    text.settle.waiting({
      waiting: waiting.length,
      laps: named,
      hidden: waiting.length - named.length,
    }),
  ];
}

/** The button that pays; who has a bet in the race is asked to own up to it by another one. */
function payOutButton(
  { race, boardVersion }: SettlementPreview,
  isInvolved: boolean,
): ButtonSpec & { readonly label: string } {
  const board = { race: race.id, board: boardVersion };
  return isInvolved
    ? {
        label: text.buttons.payOutInvolved,
        style: 'danger',
        id: payOutId.with({ ...board, ownBet: 'known' }),
      }
    : {
        label: text.buttons.payOut,
        style: 'success',
        id: payOutId.with({ ...board, ownBet: 'unknown' }),
      };
}

/** What paying out would do, with the button that does it. */
export function renderPreview(
  preview: SettlementPreview,
  { isNewVersion = false, isInvolved = false } = {},
): Reply {
  const { race, winner, payouts, waiting, staked, paidOut, wasOpen } = preview;
  const payOut = payOutButton(preview, isInvolved);
  const lines = [
    ...(isNewVersion ? [`**${text.settle.changed}**`] : []),
    ...(isInvolved ? [`**${text.settle.involved}**`] : []),
    renderWinner(winner),
    ...renderWaiting(waiting),
    ...(wasOpen ? [text.settle.locked] : []),
    text.settle.sums({ staked, paidOut }),
    '',
    renderBets(payouts),
  ];
  const embed: APIEmbed = {
    title: text.settle.title(discordName(race.title)),
    description: lines.join('\n'),
    color: colours.coins,
    footer: { text: text.settle.footer({ button: payOut.label }) },
  };
  const unlock = unlockBettingId.with({ race: race.id });
  const buttons = buttonRow(payOut, {
    label: text.buttons.unlock,
    style: 'secondary',
    id: unlock,
  });
  return { answer: { embeds: [embed], components: [buttons] } };
}

/** What each winner gets in all, largest first: a guest may hold several bets. */
function renderWinners(payouts: readonly PlannedPayout[]): string {
  const winning = payouts.filter(({ status }) => status === 'WON');
  if (winning.length === 0)
    return payouts.some(({ status }) => status === 'REFUNDED')
      ? text.settle.refunded
      : text.settle.noWinners;
  const sums = new Map<string, { readonly name: string; readonly paid: number }>();
  for (const { bettorId, bettorName, payout } of winning) {
    sums.set(bettorId, { name: bettorName, paid: (sums.get(bettorId)?.paid ?? 0) + (payout ?? 0) });
  }
  const sorted = [...sums.values()].sort((a, b) => b.paid - a.paid);
  const named = sorted
    .slice(0, maxNamedWinners)
    .map(({ name, paid }) => text.settle.winnerPaid({ name: discordName(name), amount: paid }));
  return text.settle.winners({ names: named, hidden: sorted.length - named.length });
}

/** What all are told of a payout. */
export function announcePaid({
  race,
  winner,
  payouts,
  settler,
}: Pick<PaidSettlement, 'race' | 'winner' | 'payouts' | 'settler'>): MessageBody {
  const result = text.settle.announcement({
    race: discordName(race.title),
    winner: discordName(winner?.name ?? ''),
    timeMs: winner?.lapTimeMs ?? 0,
  });
  const involved = settler === null ? [] : [text.settle.settlerInvolved(discordName(settler))];
  return {
    content: [result, ...(payouts.length === 0 ? [] : [renderWinners(payouts)]), ...involved].join(
      '\n',
    ),
  };
}

/** The result in place of the preview, also for a second press. */
export function renderPaid(settlement: PaidSettlement): Reply {
  const { race, outcome, payouts, paidOut } = settlement;
  const title = discordName(race.title);
  if (race.isCancelled)
    return { answer: { content: text.errors['race-finished']({ title, isCancelled: true }) } };
  const sentence =
    outcome === 'paid'
      ? text.settle.done({ race: title, paidOut })
      : text.settle.already({ race: title, paidOut });
  const winner = settlement.winner === null ? [] : [renderWinner(settlement.winner)];
  const embed: APIEmbed = {
    description: [...winner, renderBets(payouts)].join('\n'),
    color: colours.coins,
  };
  return { answer: { content: sentence, embeds: [embed] } };
}
