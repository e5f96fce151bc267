import { Collection } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { isHost } from './context.js';
import { rolesOf } from './letter.js';

describe('a host', () => {
  it.each([
    ['manages the server', true, [], null, true],
    ['manages the server without the host role', true, [], '7', true],
    ['has the host role', false, ['5', '7'], '7', true],
    ['has other roles', false, ['5'], '7', false],
    ['has roles while none is set', false, ['5'], null, false],
    ['has nothing', false, [], '7', false],
  ] as const)('%s', (_name, mayManage, roles, hostRoleId, expected) => {
    const cached = { cache: new Collection(roles.map((id) => [id, {}] as const)) };
    // The part of a cached member that the function reads.
    for (const given of [[...roles], cached as never])
      expect(isHost({ mayManage, roles: rolesOf({ roles: given }) }, hostRoleId)).toBe(expected);
  });
});
