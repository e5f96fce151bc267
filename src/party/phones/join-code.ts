import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebJoin } from '../../contract/phone.js';
import type { Database } from '../../db/database.js';
import type { Party } from '../ensure-party.js';

/** 128 of the 256 bits: out of anybody's reach, and a QR code that a camera reads from afar. */
const codeLength = 22;
const codePattern = /^[A-Za-z0-9_-]{22}$/;

/** The code with which phones join a party: made like the overlay key, from a generation of its own. */
export function joinCode(secret: string, partyId: string, generation: number): string {
  return createHmac('sha256', secret)
    .update(`join:${partyId}:${generation}`)
    .digest('base64url')
    .slice(0, codeLength);
}

/** The generation of a party's code. */
export async function readJoinGeneration(
  db: Pick<Database, 'sql'>,
  partyId: string,
): Promise<number> {
  const [row] = await db.sql<{ generation: number }[]>`
    select join_generation as generation from parties where id = ${partyId}`;
  if (row === undefined) throw new Error(`No party ${partyId}`);
  return row.generation;
}

/**
 * Where phones join a party that anybody may join; null where not, or they cannot reach us.
 */
export async function readOpenJoinUrl(
  db: Pick<Database, 'sql'>,
  partyId: string,
  way: {
    readonly joinUrl: (partyId: string, generation: number) => string | null;
    readonly usualWebJoin: WebJoin;
  },
): Promise<string | null> {
  const [row] = await db.sql<{ generation: number; webJoin: WebJoin | null }[]>`
    select join_generation as generation, web_join as "webJoin" from parties where id = ${partyId}`;
  const isOpen = row !== undefined && (row.webJoin ?? way.usualWebJoin) === 'open';
  return isOpen ? way.joinUrl(partyId, row.generation) : null;
}

/** A party as somebody with its code reaches it. */
export interface JoinableParty extends Party {
  /** Null: as the way of running has it. */
  readonly webJoin: WebJoin | null;
}

export interface JoinCodes {
  /** The party of a code; null for a wrong or rotated one. */
  find(code: string): Promise<JoinableParty | null>;
}

/**
 * Reads codes of this installation. Each look computes the codes of all its parties, a few
 * microseconds each, so a rotated one ends at once, whichever process rotated it.
 */
export function createJoinCodes(db: Pick<Database, 'sql'>, secret: string): JoinCodes {
  return {
    async find(code) {
      if (!codePattern.test(code)) return null;
      const parties = await db.sql<(JoinableParty & { readonly joinGeneration: number })[]>`
        select id, guild_id as "guildId", name, overlay_generation as "overlayGeneration",
          join_generation as "joinGeneration", web_join as "webJoin" from parties`;
      const given = Buffer.from(code);
      const found = parties.find(({ id, joinGeneration }) =>
        timingSafeEqual(Buffer.from(joinCode(secret, id, joinGeneration)), given),
      );
      if (found === undefined) return null;
      const { joinGeneration: _, ...party } = found;
      return party;
    },
  };
}
