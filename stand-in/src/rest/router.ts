import { Router } from 'express';
import { DiscordError, refusal } from '../rules/errors.js';
import { applicationRoutes } from './applications.js';
import { type ChoiceListener, callbackRoutes } from './callback.js';
import { channelRoutes } from './channels.js';
import { commandRoutes } from './commands.js';
import { guildRoutes } from './guilds.js';
import { addRoutes, type RestDeps, sendRefusal } from './routing.js';
import { webhookRoutes } from './webhooks.js';

/** Discord's REST, to be mounted at `/api`: with a version (9 or 10) or without. */
export function createRest(deps: RestDeps, onChoices: ChoiceListener): Router {
  const { world } = deps;
  const router = Router();
  router.use((request, response, next) => {
    response.removeHeader('x-powered-by');
    // The client writes `@me` and `@original` with the sign escaped; routes are matched before they
    // are decoded.
    request.url = request.url.replace(/%40/gi, '@');
    const version = /^\/v(\d+)(?=\/|$)/.exec(request.url);
    if (version && !['9', '10'].includes(version[1] ?? '')) {
      return sendRefusal(response, new DiscordError(400, 50041, 'Invalid API version'));
    }
    if (version) request.url = request.url.slice(version[0].length) || '/';
    next();
  });
  addRoutes(router, deps, [
    ...applicationRoutes(world),
    ...commandRoutes(world),
    ...guildRoutes(world),
    ...channelRoutes(world),
    ...callbackRoutes(deps, onChoices),
    ...webhookRoutes(deps),
  ]);
  router.use((_request, response) => sendRefusal(response, refusal('notFound')));
  return router;
}
