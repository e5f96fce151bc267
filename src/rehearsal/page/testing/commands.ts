import type { Person } from '../../api.js';
import { type CommandLeaf, readCommands } from '../api/commands.js';

/** Commands as Discord's API writes them, one of each shape that the page must read. */
export const leaves: readonly CommandLeaf[] = readCommands([
  {
    name: 'join',
    description: 'Join the party',
    options: [{ type: 3, name: 'name', description: 'Your name' }],
  },
  {
    name: 'lap',
    description: 'Hand in a lap time',
    options: [
      { type: 3, name: 'time', description: 'Such as 1:24.500' },
      { type: 5, name: 'dnf', description: 'Did not finish' },
      { type: 3, name: 'car', description: 'The car' },
    ],
  },
  {
    name: 'bet',
    description: 'Stake coins',
    options: [
      { type: 3, name: 'racer', description: 'Who wins', required: true, autocomplete: true },
      { type: 3, name: 'amount', description: 'How much', required: true },
      { type: 3, name: 'race', description: 'Which race', autocomplete: true },
    ],
  },
  { name: 'wallet', description: 'Your balance' },
  {
    name: 'imposter',
    description: 'The word game',
    options: [
      { type: 1, name: 'start', description: 'Deal a round', options: [] },
      { type: 1, name: 'word', description: 'Show my word' },
    ],
  },
  {
    name: 'party',
    description: 'For the host',
    options: [
      {
        type: 2,
        name: 'guest',
        description: 'Guests',
        options: [
          {
            type: 1,
            name: 'add',
            description: 'Add a walk-in',
            options: [
              { type: 6, name: 'friend', description: 'Who brought them', required: true },
              {
                type: 3,
                name: 'rule',
                description: 'Payout',
                choices: [
                  { name: 'Winner doubles', value: 'double' },
                  { name: 'Shared pot', value: 'pool' },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
  { name: 'Report', type: 3 },
]);

/** Two people of the server. */
export const people: readonly Person[] = [
  { name: 'Hana', id: '11', host: true, dms: 'open' },
  { name: 'Ann Lee', id: '12', host: false, dms: 'closed' },
];
