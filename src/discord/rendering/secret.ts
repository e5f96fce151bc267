import type { APIEmbed } from 'discord.js';
import type { Secret } from '../../imposter/outbox.js';
import { discordName } from '../../party/display-name.js';
import { en } from '../../text/en.js';
import type { MessageBody } from '../command.js';
import { colours } from './colours.js';

const roleColours = { IMPOSTER: colours.imposter, CIVILIAN: colours.civilian } as const;

/**
 * The private answer to *Show my word*: red for an imposter, green for a civilian, the role in words as well.
 */
export function renderSecretReply({ roundNumber, role, text }: Secret): MessageBody {
  const embed: APIEmbed = {
    title: `${en.imposter.roundTitle(roundNumber)}: ${en.imposter.roles[role]}`,
    description: `${en.imposter.secretLabel[role]}: **${discordName(text)}**\n${en.imposter.instructions[role]}`,
    color: roleColours[role],
    footer: { text: en.imposter.private },
  };
  return { embeds: [embed] };
}

/** The direct message: one shape for all roles, everything telling behind a spoiler, no colour that shows in a preview. */
export function renderSecretMessage({ roundNumber, role, text }: Secret): MessageBody {
  const lines = [
    `**${en.imposter.roundTitle(roundNumber)}**`,
    `||${en.imposter.roles[role]}||`,
    `||${en.imposter.secretLabel[role]}: **${discordName(text)}**||`,
    `||${en.imposter.instructions[role]}||`,
  ];
  return { content: lines.join('\n') };
}
