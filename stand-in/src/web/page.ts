import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import type { PageSettings } from '../page-options.js';
import { filePath } from '../state/files.js';
import type { World } from '../state/world.js';

/**
 * The page may load its own files, speak to its own server, show pictures of the web, and frame what
 * is shown beside it.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: http: https:",
  "connect-src 'self'",
  'frame-src http: https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** The built page with its settings in it, to be mounted at the base path. */
export function createPage(directory: string, settings: PageSettings): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set(headers);
    next();
  });
  const html = readHtml(directory, settings);
  router.get(['/', '/index.html'], (request, response, next) => {
    // Its files are named relatively: without the slash they would be looked for one folder above.
    const [path = '', query] = request.originalUrl.split('?');
    if (request.path === '/' && !path.endsWith('/'))
      return response.redirect(`${path}/${query === undefined ? '' : `?${query}`}`);
    const text = html();
    if (text === undefined) return next();
    response.set('cache-control', 'no-cache').type('html').send(text);
  });
  router.use(
    express.static(directory, {
      index: false,
      cacheControl: false,
      setHeaders: (response) => response.setHeader('cache-control', 'no-cache'),
    }),
  );
  router.use((_request, response) => {
    const isBuilt = existsSync(join(directory, 'index.html'));
    response
      .status(404)
      .type('text')
      .send(
        isBuilt ? 'There is no such page here.' : 'The page is not built yet. Run: npm run build',
      );
  });
  return router;
}

/**
 * The page's text with the settings written into it, where a script of the page finds them; undefined
 * while the page is not built.
 */
function readHtml(directory: string, settings: PageSettings): () => string | undefined {
  const file = join(directory, 'index.html');
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c');
  const data = `<script type="application/json" id="settings">${json}</script>`;
  const { title, subtitle = '' } = settings;
  const name = escapeHtml(subtitle === '' ? title : `${title} ${subtitle.toLowerCase()}`);
  let text: string | undefined;
  return () => {
    if (text === undefined && existsSync(file))
      text = readFileSync(file, 'utf8')
        .replace(/<title>[^<]*<\/title>/, () => `<title>${name}</title>`)
        .replace('</head>', () => `${data}</head>`);
    return text;
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Types that the browser may show; everything else is saved. */
const shown = /^(image\/(png|jpeg|gif|webp)|text\/plain)/;

/** Files that the bot sent, to be mounted at `…/files`. */
export function createFileRoutes(world: World): Router {
  const router = Router();
  router.get('/:channel/:attachment/:name', (request, response) => {
    const { channel, attachment } = request.params;
    const record = [...world.messages.values()]
      .filter((message) => message.channelId === channel)
      .flatMap((message) => message.attachments)
      .find((candidate) => candidate.id === attachment);
    const path = filePath(world, channel, attachment);
    if (!record || !path || !existsSync(path)) {
      response.status(404).type('text').send('This file is gone.');
      return;
    }
    const disposition = shown.test(record.contentType) ? 'inline' : 'attachment';
    response.set({
      'content-type': record.contentType,
      'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(record.filename)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    response.sendFile(path, { dotfiles: 'allow' });
  });
  return router;
}
