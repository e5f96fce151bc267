/**
 * Who may import whom: the one table behind the lint rules in biome.rooms.json, which `npm run
 * format` writes from it and `npm run check` compares. A room may import itself, what stands in its
 * line, and the packages that it names of `fenced`.
 */
const ground = ['errors', 'clock'];
const features = ['party', 'wallet', 'racing', 'betting', 'imposter'];
const below = ['contract', 'values', 'db', 'events', ...ground];
const belowSurfaces = ['evening', ...features, ...below, 'log'];

/** Packages that open a door to the outside: each room has only those that it is for. */
export const fenced = [
  ...[
    'discord.js',
    'express',
    'bullmq',
    'ioredis',
    'pusher',
    'ws',
    'drizzle-orm',
    'postgres',
    'pg',
    'lit',
    'pusher-js',
    'discord-stand-in',
    'sharp',
  ],
];

/**
 * Folder, rooms below it, packages. Files directly in src/ count as rooms of their own, by their
 * names.
 */
export const rooms = [
  ['src/contract', [], []],
  ['src/refusals', [], []],
  ['src/values', [...ground], []],
  ['src/db', ['contract', ...ground], ['drizzle-orm', 'postgres', 'pg']],
  ['src/text', ['contract', 'values', 'errors'], []],
  ['src/events', ['contract', 'values', 'db', ...ground], ['drizzle-orm', 'postgres']],
  ['src/party', below, ['drizzle-orm', 'postgres', 'sharp']],
  ['src/wallet', ['party', ...below], ['drizzle-orm', 'postgres']],
  ['src/racing', ['party', ...below], ['drizzle-orm', 'postgres']],
  ['src/betting', ['racing', 'wallet', 'party', ...below], ['drizzle-orm', 'postgres']],
  ['src/imposter', ['wallet', 'party', ...below], ['drizzle-orm', 'postgres']],
  ['src/evening', [...features, ...below], ['drizzle-orm', 'postgres']],
  ['src/acts', belowSurfaces, []],
  ['src/discord', ['acts', 'text', ...belowSurfaces], ['discord.js']],
  [
    'src/jobs',
    ['config', ...belowSurfaces],
    ['bullmq', 'ioredis', 'drizzle-orm', 'postgres', 'pg'],
  ],
  [
    'src/realtime',
    ['config', 'contract', 'db', 'events', 'log', ...ground],
    ['drizzle-orm', 'postgres', 'express', 'pusher', 'ws'],
  ],
  ['src/http', ['acts', 'text', ...belowSurfaces], ['express']],
  ['commands', ['acts', 'discord', 'text', ...belowSurfaces], ['discord.js']],
  ['src/rehearsal', ['errors'], ['discord-stand-in']],
  ['overlay', ['contract'], ['lit', 'pusher-js']],
  ['web', ['overlay', 'text', 'contract'], ['lit', 'pusher-js']],
  ['stand-in/src', [], ['express', 'ws']],
];
