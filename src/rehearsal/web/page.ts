import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import { filePath } from '../state/files.js';
import type { World } from '../state/world.js';

/**
 * The page may load its own files, speak to its own server, show pictures of the web, and frame the
 * overlay.
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

/** The built page, to be mounted at `/rehearsal`. */
export function createPage(directory: string): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set(headers);
    next();
  });
  router.use(
    express.static(directory, {
      index: 'index.html',
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
        isBuilt
          ? 'There is no such page here.'
          : 'The rehearsal page is not built yet. Run: npm run build',
      );
  });
  return router;
}

/** Types that the browser may show; everything else is saved. */
const shown = /^(image\/(png|jpeg|gif|webp)|text\/plain)/;

/** Files that the bot sent, to be mounted at `/rehearsal/files`. */
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
