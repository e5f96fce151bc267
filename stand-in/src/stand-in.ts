import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { Router } from 'express';
import { createActivity } from './acting/activity.js';
import type { GivenChoices } from './acting/run-autocomplete.js';
import type { OrderedFault } from './api.js';
import { type FaultInput, faultBody } from './faults/fault.js';
import { createGateway } from './gateway/gateway.js';
import type { PageOptions, PageSettings } from './page-options.js';
import { createRest } from './rest/router.js';
import { createScenePlayer, type ScenesOptions } from './scenes/player.js';
import { createStagehand } from './scenes/stagehand.js';
import { lockDirectory } from './state/directory-lock.js';
import { failStale } from './state/interactions.js';
import { openWorld } from './state/open-world.js';
import type { World } from './state/world.js';
import {
  type Access,
  isLocal,
  isLocalHost,
  requireLocal,
  requireOwnPage,
  requireVisitor,
} from './web/access.js';
import { createFileRoutes, createPage } from './web/page.js';
import { createApi } from './web/router.js';
import { createStreams } from './web/stream.js';
import { defaultWorld, type WorldData } from './world-data.js';

/** Told of faults of the stand-in itself. */
export interface StandInLog {
  error(fields: object, message: string): void;
}

export interface StandInOptions {
  /** Where its state lives. */
  readonly directory: string;
  /** The address of this server, such as http://127.0.0.1:3000; asked at each use. */
  readonly origin: () => string;
  /** Who is there at the first start; what is kept in the directory wins. */
  readonly world?: WorldData;
  /** A demo that people can start from the page. */
  readonly scenes?: ScenesOptions;
  readonly page?: PageOptions;
  /** Where the page is, with the control API below it; default `/stand-in`. */
  readonly basePath?: string;
  /**
   * Who may open the page: this machine (default), or the local network too. The bot always comes
   * from this machine.
   */
  readonly access?: Access;
  /** The bot's token; default one that is made once and kept. */
  readonly token?: string;
  readonly log?: StandInLog;
  /** What HELLO asks of clients, in milliseconds; default Discord's 41,250. */
  readonly heartbeatMs?: number;
  /** Where the built page lies; default the one of this package. */
  readonly pageDirectory?: string;
  readonly now?: () => Date;
}

/** A stand-in for Discord: REST, gateway, control API and page. */
export interface StandIn {
  /** The bot's token. */
  readonly token: string;
  /** Answers `/api` and what is below the base path; anything else is passed on. */
  readonly router: Router;
  /** Takes the gateway's WebSocket handshakes; false for every other path. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Does to the bot what Discord and the network do on a bad day, as `POST /faults` does. */
  strike(fault: FaultInput): OrderedFault;
  /** Ends the demo, the streams and the gateway's sockets, and closes the state. */
  close(): Promise<void>;
}

const builtPage = join(import.meta.dirname, 'page');
const usualBasePath = '/stand-in';
const discordsHeartbeatMs = 41_250;

/**
 * Opens the state and builds everything; nothing listens yet.
 * @throws StandInError where another stand-in holds the directory, or it cannot be used.
 */
export async function createStandIn(options: StandInOptions): Promise<StandIn> {
  const { origin, basePath = usualBasePath, log = { error: () => undefined } } = options;
  const unlock = await lockDirectory(options.directory);
  const world = openState(options);
  const gateway = createGateway(world, { heartbeatMs: options.heartbeatMs ?? discordsHeartbeatMs });
  world.answerIsBotConnected(() => gateway.isConnected());
  const { strikes } = gateway;
  const deps = { world, activity: createActivity(), strikes };
  const given: GivenChoices = new Map();
  const streams = createStreams(world);
  const hand = createStagehand(deps, given);
  const demo = createScenePlayer({ scenes: options.scenes, hand, notices: world.notices, log });
  const rest = createRest(deps, (id, choices) => {
    if (given.has(id)) given.set(id, choices);
  });
  const api = createApi({ ...deps, given, demo, streams, log });

  return {
    token: world.meta().token,
    router: Router()
      .use('/api', requireLocal(origin), rest)
      .use(basePath, createVisitorRoutes(options, world, api, demo.state().steps > 0)),
    handleUpgrade(request, socket, head) {
      if (isLocal(request) && isLocalHost(request, origin()))
        return gateway.handleUpgrade(request, socket, head);
      return false;
    },
    strike: (fault) => strikes.add(faultBody.parse(fault)),
    async close() {
      world.stop();
      streams.close();
      await gateway.close();
      await demo.close();
      world.close();
      await unlock();
    },
  };
}

/** The world as it was left; what nobody answered until then has failed. */
function openState(options: StandInOptions): World {
  const { directory, origin, basePath = usualBasePath, token } = options;
  const { world: data = defaultWorld, now = () => new Date() } = options;
  const world = openWorld({ directory, data, origin, basePath, now });
  if (token !== undefined) world.setMeta({ token });
  failStale(world);
  return world;
}

/** What people reach with a browser: files, the control API and the page. */
function createVisitorRoutes(
  options: StandInOptions,
  world: World,
  api: Router,
  hasDemo: boolean,
): Router {
  const { origin, access = 'loopback', page, pageDirectory = builtPage } = options;
  return Router()
    .use(requireVisitor(access, origin, page?.closed))
    .use('/files', createFileRoutes(world))
    .use('/api', requireOwnPage, api)
    .use(createPage(pageDirectory, settingsOf(options, world, hasDemo)));
}

function settingsOf({ page }: StandInOptions, world: World, hasDemo: boolean): PageSettings {
  const roles = (world.newGuild.roles ?? []).map(({ name }) => name);
  return { title: 'Discord stand-in', ...page, hasDemo, roles };
}
