import { type RequestHandler, Router } from 'express';
import type { Database } from '../db/database.js';
import { readPhoto } from '../party/photos/photos.js';

const pathPattern = /^\/photos\/([0-9a-f]{64})\.jpg$/;

/**
 * Pictures of guests by their hash, which nobody guesses: overlays carry a key, phones a cookie, and
 * a picture has to load on both. What a hash names never changes, so browsers need not ask twice.
 */
export function createPhotos(db: Pick<Database, 'sql'>): Router {
  const send: RequestHandler = async (request, response, next) => {
    const hash = pathPattern.exec(request.path)?.[1];
    const image = hash === undefined ? null : await readPhoto(db, hash);
    if (image === null) return next();
    response
      .set('Cache-Control', 'private, max-age=31536000, immutable')
      .set('Content-Security-Policy', "default-src 'none'; sandbox")
      .set('Cross-Origin-Resource-Policy', 'same-origin')
      .set('X-Content-Type-Options', 'nosniff')
      .type('image/jpeg')
      .send(image);
  };
  return Router().get('/photos/:name', send);
}
