import { z } from 'zod';
import { photoRules, webJoins } from '../contract/phone.js';
import { UserError } from '../errors.js';
import { readAccent, readInvite, readPrize } from '../party/setting-rules.js';
import { changeSettings, type PartySettings, readSettings } from '../party/settings.js';
import { defineAct } from './act.js';
import type { Call } from './call.js';
import type { ActDeps } from './deps.js';
import { typed } from './fields.js';
import { seatOf } from './people.js';
import { payoutRules } from './racing.js';

/** The party's settings. */
export const showSettingsAct = defineAct({
  name: 'show-settings',
  access: 'host',
  input: z.object({}),
  run: (_input, { party }, { db }) => readSettings(db.orm, party.id),
});

/** What is left out stays; null clears. */
const changes = z
  .object({
    hostRoleId: z.string().nullable(),
    boardChannelId: z.string().nullable(),
    roundChannelId: z.string().nullable(),
    payoutRule: z.enum(payoutRules),
    raceOpening: z.enum(['anyone', 'hosts']),
    lapLines: z.enum(['news', 'all', 'none']),
    invite: typed,
    civilianPrize: typed,
    imposterPrize: typed,
    accent: typed,
    webJoin: z.enum(webJoins),
    photos: z.enum(photoRules),
  })
  .partial();

/** A Discord id. */
function isSnowflake(value: string): boolean {
  return /^\d{15,21}$/.test(value);
}

/** The role that everybody has bears the server's own id. */
function checkRole(roleId: string | null, { party }: Call): string | null {
  const isFit = roleId === null || (isSnowflake(roleId) && roleId !== party.guildId);
  if (!isFit) throw new UserError('setting-invalid', { field: 'role' });
  return roleId;
}

async function checkChannel(
  channelId: string | null,
  { party }: Call,
  { canPostIn }: ActDeps,
): Promise<string | null> {
  const isFit =
    channelId === null || (isSnowflake(channelId) && (await canPostIn(party.guildId, channelId)));
  if (!isFit) throw new UserError('setting-invalid', { field: 'channel' });
  return channelId;
}

/** What was typed or picked as settings; one part that cannot be read refuses all. */
async function readChanges(
  input: z.infer<typeof changes>,
  call: Call,
  deps: ActDeps,
): Promise<Partial<PartySettings>> {
  const { hostRoleId, boardChannelId, roundChannelId, payoutRule } = input;
  const { raceOpening, lapLines } = input;
  const { invite, civilianPrize, imposterPrize, accent, webJoin, photos } = input;
  return {
    ...(hostRoleId !== undefined && { hostRoleId: checkRole(hostRoleId, call) }),
    ...(boardChannelId !== undefined && {
      boardChannelId: await checkChannel(boardChannelId, call, deps),
    }),
    ...(roundChannelId !== undefined && {
      roundChannelId: await checkChannel(roundChannelId, call, deps),
    }),
    ...(payoutRule !== undefined && { payoutRule }),
    ...(raceOpening !== undefined && { raceOpening }),
    ...(lapLines !== undefined && { lapLines }),
    ...(invite !== undefined && { inviteUrl: readInvite(invite) }),
    ...(civilianPrize !== undefined && { civilianPrize: readPrize(civilianPrize) }),
    ...(imposterPrize !== undefined && { imposterPrize: readPrize(imposterPrize) }),
    ...(accent !== undefined && { accentColour: readAccent(accent) }),
    ...(webJoin !== undefined && { webJoin }),
    ...(photos !== undefined && { photos }),
  };
}

/** Changes settings, all at once or none. */
export const changeSettingsAct = defineAct({
  name: 'change-settings',
  access: 'host',
  input: changes,
  async run(input, call, deps) {
    const change = await readChanges(input, call, deps);
    const changedBy = seatOf(call);
    return changeSettings(
      deps.db,
      { partyId: call.party.id, changes: change, changedBy },
      deps.clock,
    );
  },
});
