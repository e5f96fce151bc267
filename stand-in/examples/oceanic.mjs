// A bot in oceanic.js: DISCORD_API_URL=… DISCORD_TOKEN=… node oceanic.mjs
import { ApplicationCommandTypes, Client } from 'oceanic.js';

const client = new Client({
  auth: `Bot ${process.env.DISCORD_TOKEN}`,
  rest: { baseURL: `${process.env.DISCORD_API_URL}/v10` },
});
const type = ApplicationCommandTypes.CHAT_INPUT;
client.once('ready', () =>
  client.application.bulkEditGlobalCommands([{ type, name: 'ping', description: 'Answers' }]),
);
client.on('interactionCreate', (interaction) => interaction.createMessage({ content: 'pong' }));
await client.connect();
