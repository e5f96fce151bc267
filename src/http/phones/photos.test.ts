import { request } from 'node:http';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.js';
import { createParty, tickingClock } from '../../../tests/support/party.js';
import { type Browser, startWebServer, type WebServer } from '../../../tests/support/web-server.js';
import { mergeGuests } from '../../evening/merge-guests.js';
import { removeGuest } from '../../evening/remove-guest.js';
import { undoMerge } from '../../evening/undo-merge.js';
import { readSnapshot } from '../../events/snapshot.js';
import type { Party } from '../../party/ensure-party.js';

let bed: TestDatabase;
let web: WebServer;
let party: Party;
const clock = tickingClock(Date.now() - 24 * 3600_000);
beforeAll(async () => {
  bed = await createTestDatabase();
  web = await startWebServer({ db: bed.db, clock });
  ({ party } = await createParty(bed.db, []));
});
afterAll(async () => {
  expect(await bed.db.sql`select * from invariant_violations`).toEqual([]);
  await web.close();
  await bed.close();
});

let taps = 0;
async function sitDown(name: string) {
  const browser = web.openBrowser();
  taps += 1;
  const body = { code: web.codeOf(party.id), name, key: `tap-${String(taps).padStart(6, '0')}` };
  const { id } = (await browser.post('/party/api/join', body)).body.data.seat as { id: string };
  return { browser, id };
}

/** A photo lying on its side, with a place and a camera in it. */
function takePhoto(): Promise<Buffer> {
  const halves = Buffer.from([200, 0, 0, 0, 0, 200]);
  return sharp(halves, { raw: { width: 2, height: 1, channels: 3 } })
    .resize(600, 400, { kernel: 'nearest' })
    .withExif({ IFD0: { Make: 'Spycam', Orientation: '6' } })
    .jpeg()
    .toBuffer();
}

function send(browser: Browser, image: Buffer | string) {
  return browser.post('/party/api/actions/set-photo', { image: image.toString('base64') });
}

async function shownOf(seatId: string): Promise<string | undefined> {
  const { avatars = [] } = (await readSnapshot(bed.db, party.id)) ?? {};
  return avatars.find(({ userId }) => userId === seatId)?.url;
}

async function allow(rule: 'ask' | 'on' | 'off'): Promise<void> {
  await bed.db.sql`update parties set photos = ${rule} where id = ${party.id}`;
}

describe('a guest’s picture', () => {
  test('becomes a small upright square that tells nothing else, and waits for a host', async () => {
    const { browser, id } = await sitDown('Ann');
    const photo = await takePhoto();
    expect((await sharp(photo).metadata()).exif?.toString('latin1')).toContain('Spycam');
    const { body } = await send(browser, photo);
    expect(body).toEqual({
      success: true,
      data: { url: expect.stringMatching(/^\/photos\/[0-9a-f]{64}\.jpg$/), isShown: false },
    });
    expect(await shownOf(id)).toBeUndefined();
    const answer = await fetch(`${web.origin}${body.data.url}`);
    const picture = Buffer.from(await answer.arrayBuffer());
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
    });
    const facts = await sharp(picture).metadata();
    expect(facts).toMatchObject({ format: 'jpeg', width: 256, height: 256 });
    expect(facts.exif).toBeUndefined();
    expect(picture.toString('latin1')).not.toContain('Spycam');
    // Turned upright: red is above blue.
    const pixels = await sharp(picture).raw().toBuffer();
    expect([pixels[0], pixels.at(-1)].map((value) => (value ?? 0) > 150)).toEqual([true, true]);
    await bed.db.sql`update party_users set is_host = true where id = ${id}`;
    await browser.post('/party/api/actions/approve-photo', { guest: 'Ann' });
    expect(await shownOf(id)).toBe(body.data.url);
    expect((await browser.get('/party/api/me')).body.seat.avatarUrl).toBe(body.data.url);
  });

  test('is shown at once where the party says so, and gone when the guest asks', async () => {
    await allow('on');
    const { browser, id } = await sitDown('Ben');
    const { url } = (await send(browser, await takePhoto())).body.data;
    expect(await shownOf(id)).toBe(url);
    const gone = await browser.post('/party/api/actions/remove-photo', {});
    expect(gone.body.data).toEqual({ isChanged: true });
    expect(await shownOf(id)).toBeUndefined();
    const [left] = await bed.db.sql`select count(*)::int from seat_photos where user_id = ${id}`;
    expect(left).toEqual({ count: 0 });
  });

  test('is not taken where the party takes none, nor for somebody else', async () => {
    await allow('off');
    const { browser } = await sitDown('Cleo');
    expect((await send(browser, await takePhoto())).body.code).toBe('photos-off');
    await allow('on');
    const image = (await takePhoto()).toString('base64');
    const other = await browser.post('/party/api/actions/set-photo', { guest: 'Ann', image });
    expect([other.status, other.body.code]).toEqual([403, 'host-only']);
  });

  test.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a page that begins like a JPEG', Buffer.from('ffd8ff3c68746d6c3e', 'hex')],
    ['an animated GIF', 'GIF89a\x01\x00\x01\x00'],
    ['nothing', ''],
  ])('is refused where it is %s', async (what, file) => {
    const { browser } = await sitDown(what);
    const { status, body } = await send(browser, Buffer.from(file));
    expect([status, body.code]).toEqual([415, 'photo-unreadable']);
    expect(body.error).toContain('JPEG, PNG and WebP');
  });

  test('is refused before it is unpacked where it would unpack to billions of pixels', async () => {
    const { browser } = await sitDown('Elif');
    const small = await sharp({
      create: { width: 8, height: 8, channels: 3, background: '#000' },
    })
      .png()
      .toBuffer();
    // The header alone says 60,000 by 60,000.
    const bomb = Buffer.from(small);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    expect((await send(browser, bomb)).body.code).toBe('photo-unreadable');
    const large = await sharp({
      create: { width: 5_000, height: 5_000, channels: 3, background: '#000' },
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(large.byteLength).toBeLessThan(1024 * 1024);
    expect((await send(browser, large)).body.code).toBe('photo-unreadable');
  });

  test('of ten megabytes is refused with a sentence before any of it was sent', async () => {
    const { browser } = await sitDown('Finn');
    const headers = {
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      origin: web.origin,
      'content-type': 'application/json',
      'content-length': String(10 * 1024 * 1024),
    };
    const answer = await new Promise<{ status: number | undefined; text: string }>(
      (resolve, reject) => {
        const path = `${web.origin}/party/api/actions/set-photo`;
        const asked = request(path, { method: 'POST', headers }, (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.once('end', () => {
            resolve({ status: response.statusCode, text: Buffer.concat(parts).toString() });
            asked.destroy();
          });
        });
        asked.once('error', reject).flushHeaders();
      },
    );
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('That picture is too large');
  });

  test('ends with the seat; goes along with a merge and back, as host’s right and phone do', async () => {
    await allow('on');
    const [gil, hana] = [await sitDown('Gil'), await sitDown('Hana')];
    const { url } = (await send(gil.browser, await takePhoto())).body.data;
    const isIn = async () => (await gil.browser.get('/party/api/me')).body.seat?.isHost;
    await bed.db.sql`update party_users set is_host = true where id = ${gil.id}`;
    const ids = { fromId: gil.id, intoId: hana.id };
    const merged = await mergeGuests(bed.db, { party, ...ids, mergedBy: null }, clock);
    expect([await shownOf(gil.id), await shownOf(hana.id)]).toEqual([undefined, url]);
    expect(await isIn()).toBeUndefined();
    const ask = { party, actId: merged.undo?.actId ?? '', triggeredBy: null };
    await undoMerge(bed.db, { ...ask, acceptsDebts: false }, clock);
    expect([await shownOf(gil.id), await shownOf(hana.id)]).toEqual([url, undefined]);
    expect(await isIn()).toBe(true);
    await removeGuest(bed.db, { party, userId: gil.id, changedBy: null }, clock);
    const [left] = await bed.db
      .sql`select count(*)::int from seat_photos where user_id = ${gil.id}`;
    expect(left).toEqual({ count: 0 });
  });
});

/** As PNG's chunks end with. */
function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
