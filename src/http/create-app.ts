import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
  Router,
} from 'express';
import helmet from 'helmet';
import type { Log } from '../log.js';
import { requireOwnHost } from './doors/allowed-hosts.js';
import { type Check, createHealthRouter } from './health.js';
import { httpsHost } from './phones/cookies.js';

export interface AppOptions {
  /** Read at each request: parts come up one after another. */
  readonly readChecks: () => readonly Check[];
  /** Parts in the order in which they are asked; each null until it is up. */
  readonly parts: {
    readonly rehearsal: () => Router | null;
    readonly channels: () => Router | null;
    readonly overlayApi: () => Router | null;
    readonly phonesApi: () => Router | null;
    readonly controlApi: () => Router | null;
    readonly photos: () => Router | null;
  };
  /** The built overlay, and the built pages of phones and race control. */
  readonly overlayDirectory: string;
  readonly webDirectory: string;
  /** Where browsers reach us, as configured; null: by whatever address they use. */
  readonly publicUrl: string | null;
  /** Whose forwarded headers count, as `TRUST_PROXY` has it; null: nobody's. */
  readonly trustProxy: number | string | null;
  /**
   * Where the overlay's socket goes besides our own host, such as `wss://ws-eu.pusher.com`; null
   * with the embedded server.
   */
  readonly channelsOrigin: string | null;
  /** Asked before the rehearsal's page; absent: it looks itself who comes from this machine. */
  readonly rehearsalDoor?: RequestHandler | undefined;
  readonly log: Log;
}

const letThrough: RequestHandler = (_request, _response, next) => next();

/**
 * Hands the requests below a path to a part that may not be up yet; then the way out is to try
 * again.
 */
function whenUp(path: string, find: () => Router | null): RequestHandler {
  return (request, response, next) => {
    if (!request.path.startsWith(path)) return next();
    const router = find();
    if (router !== null) router(request, response, next);
    else
      response
        .status(503)
        .set('Retry-After', '1')
        .json({ error: 'Party OS is still starting. Try again in a moment.' });
  };
}

/** The page's own host as sockets; older Chromium does not count them among 'self'. */
function ownSockets(request: IncomingMessage): string {
  const host = request.headers.host ?? '';
  return /^[\w.:[\]-]+$/.test(host) ? `ws://${host} wss://${host}` : "'self'";
}

/** Who may frame the overlay: a rehearsal page on this machine. */
const overlayFramers = ["'self'", 'http://127.0.0.1:*', 'http://localhost:*'];
/** The page for spectators is linked from anywhere and framed by nobody. */
const watchFramers = ["'none'"];

/** Phones' pages and race control are framed by nobody else; the rehearsal may show a phone. */
const phoneFramers = overlayFramers;
const controlFramers = ["'none'"];

/**
 * Our pages may load their own files alone and connect to their own host and to hosted
 * Channels. No upgrade to https: party computers are reached by http in the local network.
 */
function pageHeaders(channelsOrigin: string | null, frameAncestors: string[]): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', 'https://cdn.discordapp.com'],
        manifestSrc: ["'self'"],
        connectSrc: ["'self'", ownSockets, ...(channelsOrigin === null ? [] : [channelsOrigin])],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors,
      },
    },
    xFrameOptions: false,
    strictTransportSecurity: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}

const refuseUnknown: RequestHandler = (_request, response) => {
  response.status(404).json({
    error:
      'There is nothing here. The overlay is under /overlay/, the rehearsal under /rehearsal/.',
  });
};

function refuseFault(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status =
      error instanceof Error && 'status' in error && typeof error.status === 'number'
        ? error.status
        : 500;
    if (status >= 500) log.error({ err: error }, 'a web request failed');
    response.status(status).json({
      error:
        status < 500
          ? 'That request cannot be understood.'
          : 'Something went wrong. Try again in a moment.',
    });
  };
}

/** The pages by the addresses that people know, and the files that they load. */
const webPages = [
  ['/party/join', 'party/join.html', phoneFramers],
  ['/party/dashboard', 'party/dashboard.html', phoneFramers],
  ['/admin/race-control', 'race-control/index.html', controlFramers],
] as const;

function servePages(webDirectory: string, channelsOrigin: string | null): Router {
  const router = Router();
  for (const [path, file, framers] of webPages)
    router.get(path, pageHeaders(channelsOrigin, [...framers]), (_request, response) => {
      response.sendFile(file, {
        root: webDirectory,
        cacheControl: false,
        headers: { 'Cache-Control': 'no-cache' },
      });
    });
  router.use(
    '/web',
    pageHeaders(channelsOrigin, []),
    express.static(webDirectory, { index: false, setHeaders: setCaching }),
  );
  return router;
}

function prepareApp({ publicUrl, trustProxy }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', trustProxy ?? false);
  app.use(requireOwnHost(publicUrl));
  if (publicUrl?.startsWith('https:') === true) app.set(httpsHost, new URL(publicUrl).host);
  return app;
}

/** Everything on our HTTP port, without listening yet. */
export function createApp(options: AppOptions): Express {
  const { readChecks, parts, overlayDirectory, webDirectory, channelsOrigin, log } = options;
  const { rehearsalDoor = letThrough } = options;
  const app = prepareApp(options);
  app.use(createHealthRouter(readChecks));
  app.use(
    whenUp('/apps/', parts.channels),
    whenUp('/overlay/api/', parts.overlayApi),
    whenUp('/party/api/', parts.phonesApi),
    whenUp('/admin/api/', parts.controlApi),
    whenUp('/photos/', parts.photos),
    servePages(webDirectory, channelsOrigin),
  );
  app.use(
    '/overlay',
    pageHeaders(channelsOrigin, overlayFramers),
    express.static(overlayDirectory, { index: 'index.html', setHeaders: setCaching }),
  );
  app.use(
    '/watch',
    pageHeaders(channelsOrigin, watchFramers),
    express.static(join(overlayDirectory, 'watch'), {
      index: 'index.html',
      setHeaders: setCaching,
    }),
  );
  app.use(rehearsalDoor, (request, response, next) => {
    const rehearsal = parts.rehearsal();
    if (rehearsal === null) next();
    else rehearsal(request, response, next);
  });
  app.use(refuseUnknown, refuseFault(log));
  return app;
}

/**
 * Built files carry a hash in their name and never change; the page that names them is asked for
 * each time.
 */
function setCaching(
  response: { setHeader(name: string, value: string): unknown },
  path: string,
): void {
  response.setHeader(
    'Cache-Control',
    /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
}
