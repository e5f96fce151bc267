import type { WorldData } from 'discord-stand-in';

const guests = ['Ava', 'Ben', 'Chloe', 'Dev', 'Elif', 'Finn', 'Gus'];

/**
 * A server with its host and seven guests, the last with closed private messages. Crew is a role
 * without permissions, as a server has it for those who help.
 */
export const rehearsalWorld: WorldData = {
  bot: { name: 'Party OS' },
  guilds: [
    {
      name: 'The Party House',
      owner: 'Hana',
      channels: ['party', 'general'],
      roles: [
        {
          name: 'Host',
          flag: 'host',
          permissions: ['ManageGuild', 'ManageChannels', 'ManageMessages'],
        },
        { name: 'Crew', flag: 'crew' },
      ],
    },
  ],
  people: [
    { name: 'Hana', roles: ['Host'] },
    ...guests.slice(0, -1).map((name) => ({ name })),
    { name: 'Gus', dms: 'closed' },
  ],
};
