import type { z } from 'zod';
import { UserError } from '../errors.js';
import type { Guest } from '../party/guest.js';
import type { AuthorCall, Authorship, Call, GuestCall } from './call.js';
import type { ActDeps } from './deps.js';
import { type Rate, requireToken, usualRate } from './rate.js';

/**
 * Who may: anyone in the party's server; a guest with a seat; a host; the author of what the act is
 * about, or a host in their place.
 */
export type Access = 'anyone' | 'guest' | 'host' | 'author';

type Refusal = 'not-your-bet' | 'host-only';

/** What every act declares. */
interface Declared<I, In> {
  /** Unique; other surfaces call the act by it. */
  readonly name: string;
  readonly input: z.ZodType<I, In>;
  /** How often one person may, and a party; `usualRate` where left out. */
  readonly rate?: Rate;
}

interface OpenAct<I, O, In> extends Declared<I, In> {
  readonly access: 'anyone' | 'host';
  run(input: NoInfer<I>, call: Call, deps: ActDeps): Promise<O>;
}

interface GuestAct<I, O, In> extends Declared<I, In> {
  readonly access: 'guest';
  run(input: NoInfer<I>, call: GuestCall, deps: ActDeps): Promise<O>;
}

interface AuthorAct<I, O, S extends Authorship, In> extends Declared<I, In> {
  readonly access: 'author';
  /** Reads what the act is about. */
  find(input: NoInfer<I>, call: Call, deps: ActDeps): Promise<S>;
  /** What somebody else is told. */
  readonly refusal: Refusal;
  run(input: NoInfer<I>, call: AuthorCall<S>, deps: ActDeps): Promise<O>;
}

/**
 * Something a person can do. Its `perform` is the only way in, and checks who may first. `In` is the
 * input as it is sent, where what has a default may be left out.
 */
export interface Act<I = never, O = unknown, In = unknown> {
  readonly name: string;
  readonly access: Access;
  readonly rate: Rate;
  readonly input: z.ZodType<I, In>;
  /**
   * Does it for the caller.
   * @throws InputError where `input` does not fit the declaration.
   * @throws UserError `too-fast`, `host-only`, `not-joined`, `guest-removed`, `guest-merged`, and
   * whatever the act itself refuses.
   */
  perform(input: I, call: Call, deps: ActDeps): Promise<O>;
}

/** Any act, as surfaces that know it by its name alone call it: `perform` reads the input itself. */
export interface AnyAct {
  readonly name: string;
  readonly access: Access;
  readonly input: z.ZodType;
  perform(input: unknown, call: Call, deps: ActDeps): Promise<unknown>;
}

/** Input that no surface of ours sends: forged, or of another version. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/**
 * Declares an act. Without `access` it does not compile; the kernel looks at it before anything
 * runs, so no surface can forget it.
 */
export function defineAct<I, O, In>(act: OpenAct<I, O, In> | GuestAct<I, O, In>): Act<I, O, In>;
export function defineAct<I, O, S extends Authorship, In>(
  act: AuthorAct<I, O, S, In>,
): Act<I, O, In>;
export function defineAct<I, O, S extends Authorship, In>(
  act: OpenAct<I, O, In> | GuestAct<I, O, In> | AuthorAct<I, O, S, In>,
): Act<I, O, In> {
  const { name, access, input: shape, rate = usualRate } = act;
  return {
    name,
    access,
    rate,
    input: shape,
    async perform(input, call, deps) {
      requireToken(deps, name, rate, call);
      const parsed = shape.safeParse(input);
      if (!parsed.success) throw new InputError(`${name}: ${listFaults(parsed.error)}`);
      return admit(act, parsed.data, call, deps);
    },
  };
}

/** Each field that is wrong, and how: `race: Invalid UUID`. */
function listFaults({ issues }: z.core.$ZodError): string {
  return issues.map(({ path, message }) => [...path.map(String), message].join(': ')).join('; ');
}

async function admit<I, O, S extends Authorship, In>(
  act: OpenAct<I, O, In> | GuestAct<I, O, In> | AuthorAct<I, O, S, In>,
  input: I,
  call: Call,
  deps: ActDeps,
): Promise<O> {
  if (act.access === 'guest') return act.run(input, { ...call, guest: requireGuest(call) }, deps);
  if (act.access === 'author') {
    const subject = await act.find(input, call, deps);
    requireAuthor(subject, call, act.refusal);
    return act.run(input, { ...call, subject }, deps);
  }
  if (act.access === 'host') requireHost(call);
  return act.run(input, call, deps);
}

function requireGuest({ actor }: Call): Guest {
  if (actor.mergedInto !== null) throw new UserError('guest-merged', { name: actor.mergedInto });
  if (actor.isRemoved) throw new UserError('guest-removed', {});
  if (actor.guest === null) throw new UserError('not-joined', {});
  return actor.guest;
}

function requireHost({ actor }: Call): void {
  if (!actor.isHost) throw new UserError('host-only', {});
}

function requireAuthor({ holderId, isForHosts }: Authorship, call: Call, refusal: Refusal): void {
  const { guest, mergedInto } = call.actor;
  if (holderId === guest?.id) return;
  if (mergedInto !== null) throw new UserError('guest-merged', { name: mergedInto });
  if (!isForHosts) throw new UserError(refusal, {});
  requireHost(call);
}
