import type { Request, RequestHandler } from 'express';
import { refused } from '../refusal.js';

/**
 * Whether a request comes from a page of ours. Browsers say so themselves in Sec-Fetch-Site, but
 * not over plain http in a local network: there Origin has to name the host that was asked. One
 * that says neither is no page of ours. `same-site` is another host of the same domain.
 */
function isOwnSite({ headers }: Pick<Request, 'headers'>): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}

/** Lets writes through that come from our own pages: a cookie proves a browser, not a wish. */
export const requireOwnSite: RequestHandler = (request, response, next) => {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead || isOwnSite(request)) return next();
  response
    .status(403)
    .json(refused('other-site', 'That request comes from another site. Open the page itself.'));
};
