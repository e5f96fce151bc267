import type { WebDeps } from '../http/perform-act.js';
import { createPhonesApi } from '../http/phones/create-phones-api.js';
import { createJoinCodes } from '../party/phones/join-code.js';
import type { Parts } from './parts.js';
import type { Started } from './services.js';

/** The interfaces of the pages that act, once there is all that acts reach. */
export function createPages(
  { db, feed, appSecret }: Started,
  deps: WebDeps,
): Pick<Parts, 'phonesApi'> {
  const codes = createJoinCodes(db, appSecret);
  return { phonesApi: createPhonesApi({ deps, codes, feed }) };
}
