import {
  ApplicationIntegrationType,
  InteractionContextType,
  type SlashCommandBuilder,
} from 'discord.js';

/**
 * Commands live in servers alone. Default member permissions stay unset: Discord would hide host
 * commands from a host role, so the right is checked in code.
 */
export function inServers(builder: SlashCommandBuilder): SlashCommandBuilder {
  return builder
    .setContexts(InteractionContextType.Guild)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall);
}
