// A bot in discord.js: DISCORD_API_URL=… DISCORD_TOKEN=… node discord-js.mjs
import { Client, Events, GatewayIntentBits } from 'discord.js';

const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env.DISCORD_API_URL },
});
client.once(Events.ClientReady, ({ application }) =>
  application.commands.set([{ name: 'ping', description: 'Answers' }]),
);
client.on(Events.InteractionCreate, (interaction) => interaction.reply('pong'));
await client.login(process.env.DISCORD_TOKEN);
