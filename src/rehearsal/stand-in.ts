import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Router } from 'express';
import { createActivity } from './acting/activity.js';
import type { GivenChoices } from './acting/run-autocomplete.js';
import { createDemoPlayer } from './demo/player.js';
import { createScenes } from './demo/scenes.js';
import { createStagehand } from './demo/stagehand.js';
import { createGateway, type Disturbance } from './gateway/gateway.js';
import { createRest } from './rest/router.js';
import { lockDirectory } from './state/directory-lock.js';
import { failStale } from './state/interactions.js';
import { openWorld } from './state/world.js';
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

export interface StandInOptions {
  /** Where its state lives. */
  readonly directory: string;
  /** Where the built page lies. */
  readonly pageDirectory: string;
  /**
   * Who may open the page: this machine, or the local network too. The bot always comes from this
   * machine.
   */
  readonly access: Access;
  /** The address of this server, such as http://127.0.0.1:3000; asked at each use. */
  readonly origin: () => string;
  readonly log: { error(fields: object, message: string): void };
  /** What HELLO asks of clients, in milliseconds; default Discord's 41,250. */
  readonly heartbeatMs?: number;
  /** Between two scenes of the demo party, in milliseconds; default 2000. */
  readonly demoPauseMs?: number;
  readonly now?: () => Date;
}

/** A stand-in for Discord: REST, gateway, the rehearsal's interface and its page. */
export interface StandIn {
  /** The bot's token, made once and kept. */
  readonly token: string;
  /** Answers `/api`, `/rehearsal`; anything else is passed on. */
  readonly router: Router;
  /** Takes the gateway's WebSocket handshakes; false for every other path. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Does to the connected bot what Discord does on a bad day. */
  disturb(kind: Disturbance): void;
  /** Ends the demo, the streams and the gateway's sockets, and closes the state. */
  close(): Promise<void>;
}

/**
 * Opens the state and builds everything; nothing listens yet. Rejects with a StartError where
 * another stand-in holds the directory.
 */
export async function createStandIn(options: StandInOptions): Promise<StandIn> {
  const { directory, origin, log } = options;
  const unlock = await lockDirectory(directory);
  const world = openWorld({ directory, origin, now: options.now ?? (() => new Date()) });
  failStale(world);
  const gateway = createGateway(world, { heartbeatMs: options.heartbeatMs ?? 41_250 });
  world.answerIsBotConnected(() => gateway.isConnected());
  const deps = { world, activity: createActivity() };
  const given: GivenChoices = new Map();
  const streams = createStreams(world);
  const hand = createStagehand(deps);
  const demo = createDemoPlayer({
    createScenes,
    hand,
    notices: world.notices,
    pauseMs: options.demoPauseMs ?? 2000,
    log,
  });
  const visitors = requireVisitor(options.access, origin);
  const rest = createRest(deps, (id, choices) => {
    if (given.has(id)) given.set(id, choices);
  });

  const router = Router();
  router.use('/api', requireLocal(origin), rest);
  router.use('/rehearsal/files', visitors, createFileRoutes(world));
  router.use(
    '/rehearsal/api',
    visitors,
    requireOwnPage,
    createApi({ ...deps, given, demo, streams, log }),
  );
  router.use('/rehearsal', visitors, createPage(options.pageDirectory));

  return {
    token: world.meta().token,
    router,
    handleUpgrade(request, socket, head) {
      if (isLocal(request) && isLocalHost(request, origin()))
        return gateway.handleUpgrade(request, socket, head);
      return false;
    },
    disturb: (kind) => gateway.disturb(kind),
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
