import type { APIEmbedField } from 'discord.js';
import type { BetTicket } from '../../betting/place-bet.js';
import { en } from '../../text/en.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody, Reply } from '../kernel/command.js';
import { betAgainId, betWithdrawId } from './ids.js';

/** `12%`, `12.5%`: one decimal where it tells something. */
function percent(part: number, whole: number): string {
  return `${(Math.round((1000 * part) / whole) / 10).toLocaleString('en-US')}%`;
}

/** The pot as it stands, under the rule where it decides what a bet pays. */
function potField({ bet, target, pot, targetBacking }: BetTicket): APIEmbedField[] {
  if (pot === null || targetBacking === null) return [];
  const text = en.bet.potText(
    pot,
    targetBacking,
    discordName(target.name),
    percent(bet.amount, targetBacking),
  );
  return [{ name: en.bet.pot, value: text }];
}

function ticketTitle({ bet, staked, bettor }: BetTicket, isOwn: boolean): string {
  const isRaised = bet.amount > staked;
  if (!isOwn) return en.bet.titleFor(discordName(bettor.name), isRaised);
  return isRaised ? en.bet.raisedTitle : en.bet.title;
}

/**
 * What the bettor holds: stake, rule, what it may pay, the pot, the balance after it; with *Again*
 * and *Withdraw*.
 */
export function renderTicket(ticket: BetTicket, { isOwn = true } = {}): MessageBody {
  const { bet, staked, race, target, balanceAfter, possiblePayout } = ticket;
  const possible =
    race.payoutRule === 'pool' ? en.bet.possiblePool(possiblePayout) : en.coins(possiblePayout);
  const stake = bet.amount > staked ? en.bet.stakeRaised(staked, bet.amount) : en.coins(staked);
  const canRepeat = balanceAfter >= staked;
  const embed = {
    title: ticketTitle(ticket, isOwn),
    color: colours.coins,
    fields: [
      {
        name: en.bet.on,
        value: `**${discordName(target.name)}** ${en.bet.inRace(discordName(race.title))}`,
      },
      { name: en.bet.stake, value: stake, inline: true },
      { name: en.bet.possible, value: possible, inline: true },
      { name: en.bet.balance, value: en.coins(balanceAfter), inline: true },
      ...potField(ticket),
      { name: en.bet.rule, value: en.bet.ruleText(race.payoutRule) },
    ],
    footer: { text: en.bet.footer(staked, bet.amount, canRepeat) },
  };
  const again = { id: betAgainId.with({ bet: bet.id, staked, total: bet.amount }) };
  const buttons = buttonRow(
    { label: en.buttons.again, style: 'primary', isDisabled: !canRepeat, ...again },
    { label: en.buttons.withdraw, style: 'secondary', id: betWithdrawId.with({ bet: bet.id }) },
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
