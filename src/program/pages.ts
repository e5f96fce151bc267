import { createControlApi } from '../http/control/create-control-api.js';
import type { ReadHostRight } from '../http/control/rights.js';
import type { WebDeps } from '../http/perform-act.js';
import { createPhonesApi } from '../http/phones/create-phones-api.js';
import { createPhotos } from '../http/photos.js';
import { createJoinCodes } from '../party/phones/join-code.js';
import type { Parts } from './parts.js';
import type { Started } from './services.js';

/** The interfaces of the pages that act, once there is all that acts reach. */
export function createPages(
  { db, feed, news: following, appSecret }: Started,
  deps: WebDeps & { readonly readHostRight: ReadHostRight },
): Pick<Parts, 'phonesApi' | 'controlApi' | 'photos'> {
  const codes = createJoinCodes(db, appSecret);
  return {
    photos: createPhotos(db),
    phonesApi: createPhonesApi({ deps, codes, feed }),
    controlApi: createControlApi({ deps, feed, readHostRight: deps.readHostRight, following }),
  };
}
