import type { APIEmbed } from 'discord.js';
import type { Secret } from '../../imposter/outbox.js';
import type { ReadSecret } from '../../imposter/read-secret.js';
import { en } from '../../text/en.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody } from '../kernel/command.js';
import { guessId } from './ids.js';

const roleColours = { IMPOSTER: colours.imposter, CIVILIAN: colours.civilian } as const;

/**
 * The private answer to *Show my word*: red for an imposter, green for a civilian, the role in
 * words as well. Who was caught may guess from here too, should the round's message be out of
 * reach.
 */
export function renderSecretReply({ round, role, text, mayGuess }: ReadSecret): MessageBody {
  const embed: APIEmbed = {
    title: `${en.imposter.roundTitle(round.number)}: ${en.imposter.roles[role]}`,
    description: `${en.imposter.secretLabel[role]}: **${discordName(text)}**\n${en.imposter.instructions[role]}`,
    color: roleColours[role],
    footer: { text: en.imposter.private },
  };
  const guess = {
    label: en.wordGame.buttons.guess,
    style: 'danger',
    id: guessId.with({ round: round.id }),
  } as const;
  return { embeds: [embed], components: mayGuess ? [buttonRow(guess)] : [] };
}

/**
 * The direct message: one shape for all roles, everything telling behind a spoiler, no colour that
 * shows in a preview.
 */
export function renderSecretMessage({ roundNumber, role, text }: Secret): MessageBody {
  const lines = [
    `**${en.imposter.roundTitle(roundNumber)}**`,
    `||${en.imposter.roles[role]}||`,
    `||${en.imposter.secretLabel[role]}: **${discordName(text)}**||`,
    `||${en.imposter.instructions[role]}||`,
  ];
  return { content: lines.join('\n') };
}
