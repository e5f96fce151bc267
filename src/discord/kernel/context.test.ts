import { Collection, PermissionsBitField } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { isHostMember } from './context.js';

const none = new PermissionsBitField();
const manage = new PermissionsBitField('ManageGuild');
const owner = new PermissionsBitField('Administrator');

describe('a host', () => {
  it.each([
    ['manages the server', manage, [], null, true],
    ['administers the server', owner, [], '7', true],
    ['has the host role', none, ['5', '7'], '7', true],
    ['has other roles', none, ['5'], '7', false],
    ['has roles while none is set', none, ['5'], null, false],
    ['has nothing', none, [], '7', false],
  ] as const)('%s', (_name, permissions, roles, hostRoleId, expected) => {
    expect(isHostMember(permissions, { roles: [...roles] }, hostRoleId)).toBe(expected);
    const cached = { roles: { cache: new Collection(roles.map((id) => [id, {}] as const)) } };
    // The part of a cached member that the function reads.
    expect(isHostMember(permissions, cached as never, hostRoleId)).toBe(expected);
  });
});
