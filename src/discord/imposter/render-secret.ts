import type { APIEmbed } from 'discord.js';
import type { Secret } from '../../imposter/outbox.js';
import type { ReadSecret } from '../../imposter/read-secret.js';
import { text } from '../../text/index.js';
import { discordName } from '../../values/display-name.js';
import { buttonRow } from '../kernel/button-row.js';
import { colours } from '../kernel/colours.js';
import type { MessageBody } from '../kernel/command.js';
import { guessId } from './ids.js';

const roleColours = { IMPOSTER: colours.imposter, CIVILIAN: colours.civilian } as const;

/**
 * The private answer to *Show my word*: red for an imposter, green for a civilian, the role in
 * words as well. The caught one may guess from here too, should the round's message be out of
 * reach.
 */
export function renderSecretReply({
  round,
  role,
  text: secret,
  mayGuess,
}: ReadSecret): MessageBody {
  const embed: APIEmbed = {
    title: `${text.imposter.roundTitle(round.number)}: ${text.imposter.secret.roles[role]}`,
    description: `${text.imposter.secret.labels[role]}: **${discordName(secret)}**\n${text.imposter.secret.instructions[role]}`,
    color: roleColours[role],
    footer: { text: text.imposter.secret.private },
  };
  const guess = {
    label: text.buttons.guess,
    style: 'danger',
    id: guessId.with({ round: round.id }),
  } as const;
  return { embeds: [embed], components: mayGuess ? [buttonRow(guess)] : [] };
}

/**
 * The direct message: one shape for all roles, everything telling behind a spoiler, no colour that
 * shows in a preview.
 */
export function renderSecretMessage({ roundNumber, role, text: secret }: Secret): MessageBody {
  const lines = [
    `**${text.imposter.roundTitle(roundNumber)}**`,
    `||${text.imposter.secret.roles[role]}||`,
    `||${text.imposter.secret.labels[role]}: **${discordName(secret)}**||`,
    `||${text.imposter.secret.instructions[role]}||`,
  ];
  return { content: lines.join('\n') };
}
