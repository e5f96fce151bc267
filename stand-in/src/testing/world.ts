import type { WorldData } from '../world-data.js';

const members = ['Ava', 'Ben', 'Chloe', 'Dev', 'Elif', 'Finn', 'Gus'];

/** One server with its manager, seven members, the last with closed private messages, and the bot. */
export const stageWorld: WorldData = {
  bot: { name: 'Stage Bot' },
  guilds: [
    {
      name: 'The Stage',
      owner: 'Hana',
      channels: ['lobby', 'general'],
      roles: [
        { name: 'Manager', flag: 'manager', permissions: ['ManageGuild', 'ManageMessages'] },
        { name: 'Helper', flag: 'helper' },
      ],
    },
  ],
  people: [
    { name: 'Hana', roles: ['Manager'] },
    ...members.map((name) => ({ name, ...(name === 'Gus' ? { dms: 'closed' as const } : {}) })),
  ],
};
