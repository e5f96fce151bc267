import { UserError } from '../../errors.js';

/** Pixels of a side; twice what the largest place on a page or the podium needs. */
const side = 256;
/** Of what is sent, in bytes; our pages send some 40 kB. */
export const maxPhotoBytes = 1024 * 1024;
/** A picture that unpacks to more than this is refused by its header, before it is unpacked. */
const maxPixels = 24_000_000;

/** How files of the three kinds that we read begin, as hexadecimal digits: JPEG, PNG, WebP. */
const beginnings = /^(?:ffd8ff|89504e470d0a1a0a|52494646.{8}57454250)/;

/**
 * Draws a picture anew as a small square JPEG: turned upright, cut to its middle, without whatever
 * else the file told (place, time, camera).
 * @throws UserError `photo-too-large` or `photo-unreadable`.
 */
export async function shrinkPhoto(sent: Uint8Array): Promise<Buffer> {
  if (sent.byteLength > maxPhotoBytes) throw new UserError('photo-too-large', {});
  if (!beginnings.test(Buffer.from(sent.subarray(0, 16)).toString('hex')))
    throw new UserError('photo-unreadable', {});
  // Native code that only a photo needs: loaded with the first one.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  try {
    return await sharp(sent, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
      .timeout({ seconds: 5 })
      .rotate()
      .resize(side, side, { fit: 'cover' })
      .flatten({ background: '#1c2436' })
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer();
  } catch {
    // Whatever libvips says of it, in its own words, is about a picture that it cannot read.
    throw new UserError('photo-unreadable', {});
  }
}
