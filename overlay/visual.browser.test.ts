import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBuilt } from '../tests/support/built.js';
import { StagedParty } from '../tests/support/overlay-server.js';
import { withBrowser } from '../tests/support/with-browser.js';
import { themes } from './options.js';

/*
 * Every panel in every state and theme, held against the pictures in tests/visual. The tolerance: of a panel's blocks of
 * 8×8 px (26×26 of the design) at most 2.5 % differ by more than 40 of 255 in the mean of a channel. Letters that another
 * Chromium smooths differently stay within it (147 against 156: 1.5 % at most); a bar, a line of text or a colour that is
 * missing or elsewhere does not. Something smaller than that, such as one chip, may slip through.
 * `UPDATE_VISUAL=1 npx vitest run overlay/visual` writes the pictures anew: look at them before committing.
 */
const block = 8;
const tolerated = { difference: 40, share: 0.025 };
/**
 * Letters that our font lacks come from the machine's own fonts, which differ: there to be looked
 * at, not compared.
 */
const ownLetters = new Set(['tower-scripts']);
const references = join(import.meta.dirname, '../tests/visual');

const browser = withBrowser();
let party: StagedParty;

beforeAll(async () => {
  party = new StagedParty(await findBuilt('dist/overlay'));
  await party.start();
});

afterAll(() => party?.stop());

interface Difference {
  readonly id: string;
  /** Of the panel's blocks. */
  readonly share: number;
}

/** How far each panel is from its reference. Both pictures are decoded by the browser itself. */
async function compare(page: Page, ours: Buffer, theirs: Buffer): Promise<readonly Difference[]> {
  return page.evaluate(
    async ({ pictures, size, limit }) => {
      const decode = async (source: string) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = Math.floor(image.width / size);
        canvas.height = Math.floor(image.height / size);
        const context = canvas.getContext('2d');
        if (context === null) throw new Error('no canvas');
        context.imageSmoothingQuality = 'high';
        context.drawImage(
          image,
          0,
          0,
          canvas.width * size,
          canvas.height * size,
          0,
          0,
          canvas.width,
          canvas.height,
        );
        return context.getImageData(0, 0, canvas.width, canvas.height);
      };
      const [a, b] = await Promise.all(pictures.map(decode));
      if (
        a === undefined ||
        b === undefined ||
        a.width !== b.width ||
        Math.abs(a.height - b.height) > 1
      )
        return [
          {
            id: `another size: ${a?.width}×${a?.height} blocks, not ${b?.width}×${b?.height}`,
            share: 1,
          },
        ];
      const differs = (x: number, y: number) =>
        [0, 1, 2].some((part) => {
          const at = 4 * (y * a.width + x) + part;
          return Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0)) > limit;
        });
      return [...document.querySelectorAll('.piece')].map((piece) => {
        const box = piece.getBoundingClientRect();
        const toBlock = (px: number) => Math.floor(px / (size * 2));
        const [left, right] = [toBlock(box.left), Math.min(toBlock(box.right), a.width - 1)];
        const [top, bottom] = [
          toBlock(box.top + scrollY),
          Math.min(toBlock(box.bottom + scrollY), a.height - 1),
        ];
        let [all, different] = [0, 0];
        for (let y = top; y <= bottom; y += 1) {
          for (let x = left; x <= right; x += 1) {
            all += 1;
            if (differs(x, y)) different += 1;
          }
        }
        return { id: piece.id, share: all === 0 ? 1 : different / all };
      });
    },
    {
      pictures: [ours, theirs].map(
        (picture) => `data:image/png;base64,${picture.toString('base64')}`,
      ),
      size: block,
      limit: tolerated.difference,
    },
  );
}

test.each(themes)('in the theme %s every panel looks in every state as it did', async (theme) => {
  const page = await browser.newPage({
    viewport: { width: 1920, height: 1080 },
    deviceScaleFactor: 0.5,
  });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${party.url}gallery/?sheet&theme=${theme}`);
  await page.locator('#join section').waitFor();
  await page.evaluate(async () => {
    await Promise.all(
      ['400', '500', '700', '800'].map((weight) =>
        document.fonts.load(`${weight} 30px "Saira Variable"`),
      ),
    );
    await document.fonts.ready;
  });
  const picture = await page.screenshot({ fullPage: true, animations: 'disabled' });
  const path = join(references, `gallery-${theme}.png`);
  if (process.env['UPDATE_VISUAL'] === '1' || !existsSync(path)) {
    await mkdir(references, { recursive: true });
    await writeFile(path, picture);
  }
  const differences = (await compare(page, picture, await readFile(path))).filter(
    ({ id }) => !ownLetters.has(id),
  );
  const worst = differences.toSorted((a, b) => b.share - a.share)[0];
  const seen = join(tmpdir(), `party-os-gallery-${theme}.png`);
  const wrong = differences.filter(({ share }) => share > tolerated.share);
  if (wrong.length > 0) await writeFile(seen, picture);
  console.log(
    `${theme}: at most ${((worst?.share ?? 0) * 100).toFixed(2)} % of a panel's blocks differ (${worst?.id})`,
  );
  expect(wrong, `see ${seen}`).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});
