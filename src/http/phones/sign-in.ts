import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { InputError } from '../../acts/act.js';
import { randomPin } from '../../acts/people.js';
import { requireToken } from '../../acts/rate.js';
import { doorRate, joinRate } from '../../acts/sign-in-rates.js';
import type { Joined, WebJoin, Welcome } from '../../contract/phone.js';
import { UserError } from '../../errors.js';
import { claimSeat } from '../../party/phones/claim-seat.js';
import { type Device, isKnownDevice, readKnownSeats } from '../../party/phones/devices.js';
import { joinByPhone, type SignedIn } from '../../party/phones/join-by-phone.js';
import type { JoinableParty } from '../../party/phones/join-code.js';
import { signInByLink } from '../../party/phones/sign-in-by-link.js';
import { answerResult } from '../reply.js';
import { setCookie } from './cookies.js';
import { readDevice } from './device.js';
import { readSessionHash } from './phone-actor.js';
import type { PhonesOptions } from './phones-options.js';

const short = z.string().max(200);
const looking = z.object({ code: short });
const joining = z.object({
  code: short,
  name: short,
  key: z.string().regex(/^[A-Za-z0-9_-]{8,100}$/),
});
const claiming = z.object({ code: short, name: short, pin: short });
const linking = z.object({ link: short });

/** @throws InputError for a body of another shape. */
function readBody<T>(shape: z.ZodType<T>, request: Request): T {
  const parsed = shape.safeParse(request.body);
  if (!parsed.success) throw new InputError(z.prettifyError(parsed.error));
  return parsed.data;
}

interface Door {
  readonly party: JoinableParty;
  readonly webJoin: WebJoin;
  readonly device: Device;
}

/**
 * The party of a code, for the browser that asks. Strangers share one rate, so that a storm of them
 * keeps nobody out who has been here.
 * @throws UserError `code-wrong` or `too-fast`.
 */
async function findDoor(
  code: string,
  request: Request,
  response: Response,
  { deps, codes }: PhonesOptions,
): Promise<Door> {
  const party = await codes.find(code);
  if (party === null) throw new UserError('code-wrong', {});
  const device = readDevice(request, response);
  const isKnown = !device.isNew && (await isKnownDevice(deps.db, party.id, device.hash));
  const caller = isKnown ? `device:${device.hash}` : 'strangers';
  requireToken(deps, 'door', doorRate, { party, actor: { caller } });
  return { party, device, webJoin: party.webJoin ?? deps.usualWebJoin };
}

async function look(
  request: Request,
  response: Response,
  options: PhonesOptions,
): Promise<Welcome> {
  const { code } = readBody(looking, request);
  const { party, device, webJoin } = await findDoor(code, request, response, options);
  const sessionHash = readSessionHash(request);
  const backAs = await readKnownSeats(options.deps.db, party.id, device.hash, sessionHash);
  return { partyName: party.name, webJoin, backAs };
}

/** Sets the cookie, whose secret stays out of the answer. */
function welcome(response: Response, { secret, seat, isNew }: SignedIn): Joined {
  setCookie(response, 'party_seat', secret);
  return { seat: { id: seat.id, name: seat.name, pin: seat.pin }, isNew };
}

async function join(request: Request, response: Response, options: PhonesOptions): Promise<Joined> {
  const { code, name, key: requestKey } = readBody(joining, request);
  const { deps } = options;
  const { party, device, webJoin } = await findDoor(code, request, response, options);
  if (webJoin !== 'open') throw new UserError('web-join-closed', { isForNew: webJoin === 'pin' });
  requireToken(deps, 'join-by-phone', joinRate, { party, actor: { caller: 'anybody' } });
  const input = { party, name, device, requestKey };
  const joined = await joinByPhone(deps.db, input, deps.clock, randomPin(deps));
  deps.wakeRelay(party.id);
  return welcome(response, joined);
}

async function claim(
  request: Request,
  response: Response,
  options: PhonesOptions,
): Promise<Joined> {
  const { code, name, pin } = readBody(claiming, request);
  const { party, device, webJoin } = await findDoor(code, request, response, options);
  if (webJoin === 'off') throw new UserError('web-join-closed', { isForNew: false });
  const input = { party, name, pin, device };
  return welcome(response, await claimSeat(options.deps.db, input, options.deps.clock));
}

async function link(
  request: Request,
  response: Response,
  { deps }: PhonesOptions,
): Promise<Joined> {
  const input = { link: readBody(linking, request).link, device: readDevice(request, response) };
  return welcome(response, await signInByLink(deps.db, input, deps.clock));
}

/** The routes in front of a seat: looking, sitting down, coming back. */
export function addSignIn(router: Router, options: PhonesOptions): void {
  const routes = { look, join, claim, link };
  for (const [name, act] of Object.entries(routes))
    router.post(
      `/${name}`,
      answerResult((request, response) => act(request, response, options)),
    );
}
