import { type Client, DiscordAPIError } from 'discord.js';

/** True for a text channel of that server in which we may see, write and embed. */
export async function canPostIn(
  client: Client,
  guildId: string,
  channelId: string,
): Promise<boolean> {
  try {
    const channel = await client.channels.fetch(channelId);
    if (
      channel === null ||
      channel.isDMBased() ||
      channel.guildId !== guildId ||
      !channel.isSendable()
    )
      return false;
    const me = await channel.guild.members.fetchMe();
    return channel.permissionsFor(me).has(['ViewChannel', 'SendMessages', 'EmbedLinks']);
  } catch (error) {
    if (error instanceof DiscordAPIError) return false;
    throw error;
  }
}
