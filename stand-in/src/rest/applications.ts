import { applicationFlags } from '../gateway/intents.js';
import type { JsonObject } from '../json.js';
import { objectOf } from '../json.js';
import { refusal } from '../rules/errors.js';
import { createFaults, refuseField } from '../rules/faults.js';
import { missing } from '../rules/shape.js';
import { openDm } from '../state/channels.js';
import { botGuilds } from '../state/guilds.js';
import { botPermissions, everyonePermissions } from '../state/permissions.js';
import { isSnowflake } from '../state/snowflake.js';
import type { World } from '../state/world.js';
import { channelToWire } from '../wire/guild.js';
import { botToWire, selfToWire, userToWire } from '../wire/user.js';
import type { Call, Route } from './routing.js';

/** The gateway's address, the application and users. */
export function applicationRoutes(world: World): readonly Route[] {
  const url = () => gatewayUrl(world);
  const application = () => applicationToWire(world);
  return [
    { method: 'get', path: '/gateway', isOpen: true, handle: () => ({ url: url() }) },
    {
      method: 'get',
      path: '/gateway/bot',
      handle: () => ({ url: url(), shards: 1, session_start_limit: startLimit }),
    },
    { method: 'get', path: '/applications/@me', handle: application },
    { method: 'get', path: '/oauth2/applications/@me', handle: application },
    { method: 'get', path: '/users/@me', handle: () => selfToWire(world.meta()) },
    { method: 'get', path: '/users/@me/guilds', handle: () => myGuilds(world) },
    { method: 'post', path: '/users/@me/channels', handle: (call) => createDm(world, call) },
    { method: 'get', path: '/users/:user', handle: (call) => readUser(world, call.param('user')) },
  ];
}

/** Where the bot's socket connects, such as ws://127.0.0.1:3000/gateway. */
export function gatewayUrl(world: World): string {
  return `${world.origin().replace(/^http/, 'ws')}/gateway`;
}

const startLimit = { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 1 };

function applicationToWire(world: World): JsonObject {
  const meta = world.meta();
  const owner = world.people.get(world.guilds.get(meta.homeGuildId)?.ownerId ?? '');
  return {
    id: meta.botId,
    name: meta.botName,
    icon: null,
    description: 'A bot under test.',
    type: null,
    bot: botToWire(meta),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: applicationFlags(world.bot),
    flags_new: String(applicationFlags(world.bot)),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    event_webhooks_url: null,
    event_webhooks_status: 1,
    owner: owner ? userToWire(owner) : botToWire(meta),
    approximate_guild_count: botGuilds(world).length,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: ['bot', 'applications.commands'],
    integration_types_config: {
      '0': {
        oauth2_install_params: {
          scopes: ['bot', 'applications.commands'],
          permissions: String(botPermissions(world)),
        },
      },
    },
  };
}

function readUser(world: World, id: string): JsonObject {
  const meta = world.meta();
  if (id === meta.botId) return botToWire(meta);
  const person = world.people.get(id);
  if (!person) throw refusal('unknownUser');
  return userToWire(person);
}

function myGuilds(world: World): readonly JsonObject[] {
  return botGuilds(world).map((guild) => ({
    id: guild.id,
    name: guild.name,
    icon: null,
    banner: null,
    owner: false,
    permissions: String(everyonePermissions | botPermissions(world)),
    features: [],
  }));
}

/**
 * Opening works with everybody the bot can know; only sending tells that private messages are
 * closed.
 */
function createDm(world: World, call: Call): JsonObject {
  const recipient = objectOf(call.json).recipient_id;
  if (recipient === undefined || recipient === null) {
    const faults = createFaults();
    missing(['recipient_id'], faults);
    faults.throwIfAny();
  }
  const id = String(recipient);
  if (!isSnowflake(id))
    refuseField(['recipient_id'], 'NUMBER_TYPE_COERCE', `Value "${id}" is not snowflake.`);
  if (id === world.meta().botId) throw refusal('closedDms');
  if (!world.people.get(id)) throw refusal('unknownUser');
  return channelToWire(world, openDm(world, id));
}
