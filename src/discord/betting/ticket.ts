import type { APIEmbedField } from 'discord.js';
import type { BetTicket } from '../../betting/place-bet.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody, Reply } from '../kernel/command.js';
import { betAgainId, betWithdrawId } from './ids.js';

/** The pot as it stands, under the rule where it decides what a bet pays. */
function potField({ bet, target, pot, targetBacking }: BetTicket): APIEmbedField[] {
  if (pot === null || targetBacking === null) return [];
  const value = text.bet.potText({
    pot,
    backing: targetBacking,
    racer: discordName(target.name),
    share: text.common.percent({ part: bet.amount, whole: targetBacking }),
  });
  return [{ name: text.bet.pot, value }];
}

function ticketTitle({ bet, staked, bettor }: BetTicket, isOwn: boolean): string {
  const isRaised = bet.amount > staked;
  if (!isOwn) return text.bet.titleFor({ name: discordName(bettor.name), isRaised });
  return isRaised ? text.bet.raisedTitle : text.bet.title;
}

function ruleLines({ race, room }: BetTicket): readonly string[] {
  const { payoutRule, lockRule, stakeCap, isTimeKnown } = race;
  const locks = text.race.locks(race);
  return [
    text.bet.ruleText(payoutRule),
    ...(locks === null ? [] : [locks]),
    ...(lockRule !== 'first-lap' && isTimeKnown ? [`${text.board.timesKnown}.`] : []),
    ...(stakeCap === null || room === null ? [] : [text.bet.cap({ cap: stakeCap, room })]),
  ];
}

/**
 * What the bettor holds: stake, rule, what it may pay, the pot, the balance after it; with *Again*
 * and *Withdraw*.
 */
export function renderTicket(ticket: BetTicket, { isOwn = true } = {}): MessageBody {
  const { bet, staked, race, target, balanceAfter, possiblePayout, room } = ticket;
  const possible =
    race.payoutRule === 'pool'
      ? text.bet.possiblePool({ amount: possiblePayout })
      : text.common.coins(possiblePayout);
  const stake =
    bet.amount > staked
      ? text.bet.stakeRaised({ added: staked, total: bet.amount })
      : text.common.coins(staked);
  const canRepeat = balanceAfter >= staked && (room === null || room >= staked);
  const embed = {
    title: ticketTitle(ticket, isOwn),
    ...(ticket.isRaceNew ? { description: text.bet.opened } : {}),
    color: colours.coins,
    fields: [
      {
        name: text.bet.on,
        value: `**${discordName(target.name)}** ${text.bet.inRace(discordName(race.title))}`,
      },
      { name: text.bet.stake, value: stake, inline: true },
      { name: text.bet.possible, value: possible, inline: true },
      { name: text.bet.balance, value: text.common.coins(balanceAfter), inline: true },
      ...potField(ticket),
      {
        name: text.bet.rule,
        value: ruleLines(ticket).join(' '),
      },
    ],
    footer: { text: text.bet.footer({ staked, total: bet.amount, canRepeat }) },
  };
  const again = { id: betAgainId.with({ bet: bet.id, staked, total: bet.amount }) };
  const buttons = buttonRow(
    { label: text.buttons.again, style: 'primary', isDisabled: !canRepeat, ...again },
    { label: text.buttons.withdraw, style: 'secondary', id: betWithdrawId.with({ bet: bet.id }) },
  );
  return { embeds: [embed], components: [buttons] };
}

/** The ticket as an answer. */
export function answerTicket({
  ticket,
  isOwn,
}: {
  readonly ticket: BetTicket;
  readonly isOwn: boolean;
}): Reply {
  return { answer: renderTicket(ticket, { isOwn }) };
}
