import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { AnyAct } from '../acts/act.js';
import { InputError } from '../acts/act.js';
import { allActs } from '../acts/all-acts.js';
import type { ActDeps } from '../acts/deps.js';
import type { Party } from '../party/ensure-party.js';
import type { Actor } from '../party/find-actor.js';
import { readHomeChannel } from '../party/home-channel.js';
import { plainJson } from './plain-json.js';

/** What the surfaces of pages and programs have besides what acts reach. */
export interface WebDeps extends ActDeps {
  /** Called after a change was committed: events go out at once rather than at the next poll. */
  readonly wakeRelay: (partyId: string) => void;
  /** Has a Discord channel told what it is owed; nobody there lends a voice. */
  readonly tellLines: (channelId: string, followUp: null) => Promise<void>;
}

const keyPattern = /^[A-Za-z0-9_-]{8,100}$/;

/**
 * The request's key. One that is absent makes each try an act of its own.
 * @throws InputError for one that is malformed.
 */
export function readKey(request: Request): string {
  const key = request.get('idempotency-key');
  if (key === undefined) return randomUUID();
  if (!keyPattern.test(key))
    throw new InputError('Idempotency-Key has 8 to 100 letters and digits');
  return key;
}

/**
 * The act that a path names.
 * @throws InputError where there is none.
 */
export function findAct(request: Request): AnyAct {
  const act = allActs.get(String(request.params['name']));
  if (act === undefined) throw new InputError('there is no act of that name');
  return act;
}

/**
 * Performs an act for somebody who came by a page or with a key; returns its outcome as JSON. The
 * key is the caller's and the act's own, so that nobody's key meets another's. In Discord it is told
 * where the party is at home there.
 */
export async function performAct(
  deps: WebDeps,
  act: AnyAct,
  { party, actor, key, input }: { party: Party; actor: Actor; key: string; input: unknown },
): Promise<unknown> {
  const ownKey = `${actor.caller}:${act.name}:${key}`;
  const channelId = await readHomeChannel(deps.db, party.id);
  const tellIn = channelId === null ? null : { channelId };
  const call = { party, actor, key: ownKey, channelId, tellIn };
  const outcome = await act.perform(input ?? {}, call, deps);
  deps.wakeRelay(party.id);
  if (channelId !== null) void deps.tellLines(channelId, null);
  return plainJson(outcome);
}
