import type { Clock } from '../../src/clock.js';
import type { Database } from '../../src/db/database.js';
import type { Context } from '../../src/discord/kernel/command.js';
import type { Party } from '../../src/party/ensure-party.js';
import type { Guest } from '../../src/party/guest.js';
import { freshId } from './party.js';

const silentLog = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * What commands and components are run with, as that guest or, for null, somebody without a seat;
 * each time for an interaction of its own. No Discord is behind it: only what acts look at.
 */
export function contextAs(
  guest: Guest | null,
  where: { readonly db: Database; readonly clock: Clock; readonly party: Party },
  { isHost = false } = {},
): Context {
  const person = { caller: '1', discordId: '1', displayName: 'X', avatarUrl: null };
  const actor = { ...person, isHost, guest, isRemoved: false, mergedInto: null };
  const more = { waitFor: () => 0, log: silentLog, channelId: null };
  return { ...where, actor, interactionId: freshId(), ...more } as unknown as Context;
}
