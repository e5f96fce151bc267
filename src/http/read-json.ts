import express, { type RequestHandler } from 'express';
import { UserError } from '../errors.js';
import { maxPhotoBytes } from '../party/photos/shrink-photo.js';

/** No body of a page comes near. */
const readSmall = express.json({ limit: 64 * 1024 });
/** A photo as base64 takes four bytes for three. */
const maxPhotoBody = Math.ceil((maxPhotoBytes * 4) / 3) + 1024;
const readPhoto = express.json({ limit: maxPhotoBody });

/**
 * Reads the bodies of the pages' interfaces. A photo that says it is too large is refused before any
 * of it is read, and the connection with it.
 * @throws UserError `photo-too-large`.
 */
export const readJson: RequestHandler = (request, response, next) => {
  if (!request.path.endsWith('/actions/set-photo')) return readSmall(request, response, next);
  if (Number(request.get('content-length') ?? 0) <= maxPhotoBody)
    return readPhoto(request, response, next);
  response.set('Connection', 'close');
  next(new UserError('photo-too-large', {}));
};
