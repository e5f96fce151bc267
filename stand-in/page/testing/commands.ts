import type { Person } from '../../src/api.js';
import { type CommandLeaf, readCommands } from '../api/commands.js';

/** Commands as Discord's API writes them, one of each shape that the page must read. */
export const leaves: readonly CommandLeaf[] = readCommands([
  {
    name: 'join',
    description: 'Join in',
    options: [{ type: 3, name: 'name', description: 'Your name' }],
  },
  {
    name: 'run',
    description: 'Hand in a time',
    options: [
      { type: 3, name: 'time', description: 'Such as 1:24.500' },
      { type: 5, name: 'dnf', description: 'Did not finish' },
      { type: 3, name: 'car', description: 'The car' },
    ],
  },
  {
    name: 'buy',
    description: 'Buy something',
    options: [
      { type: 3, name: 'item', description: 'What', required: true, autocomplete: true },
      { type: 3, name: 'amount', description: 'How much', required: true },
      { type: 3, name: 'shop', description: 'Where', autocomplete: true },
    ],
  },
  { name: 'weather', description: 'Your balance' },
  {
    name: 'quiz',
    description: 'A quiz',
    options: [
      { type: 1, name: 'start', description: 'Ask a question', options: [] },
      { type: 1, name: 'word', description: 'Show my word' },
    ],
  },
  {
    name: 'server',
    description: 'For managers',
    options: [
      {
        type: 2,
        name: 'member',
        description: 'Members',
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
                description: 'Rule',
                choices: [
                  { name: 'Double or nothing', value: 'double' },
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
  { name: 'Hana', id: '11', roles: ['Manager'], manages: true, dms: 'open' },
  { name: 'Ann Lee', id: '12', roles: [], manages: false, dms: 'closed' },
];
