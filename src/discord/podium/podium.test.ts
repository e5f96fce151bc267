import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawableName, fitText } from './fit-text.js';
import { loadFontMetrics } from './font.js';
import { drawPodium, type Podium, podiumSize } from './podium-svg.js';
import { renderPodium } from './render-podium.js';

const font = loadFontMetrics();
const podium: Podium = {
  title: 'Harbour <Cup> & "more"',
  track: 'Harbour',
  places: [
    { name: 'Ana', lapTimeMs: 80_000, gapMs: null, car: 'Comet GT', photo: null },
    { name: '李雷 🏎️', lapTimeMs: 81_000, gapMs: 1_000, car: '🚗', photo: null },
    { name: 'W'.repeat(32), lapTimeMs: 82_000, gapMs: 2_000, car: null, photo: null },
  ],
};

describe('a name on the picture', () => {
  it.each([
    ['Ana', 'Ana'],
    ['Zoë Ångström', 'Zoë Ångström'],
    ['Фокс', 'Фокс'],
    ['Ana 🏎️', 'Ana'],
    ['👨‍👩‍👧‍👦', 'P1'],
    ['李雷', 'P1'],
    ['李雷 Lei Li', 'LL'],
    ['عمر Omar', 'O'],
  ])('of %s is %s', (name, drawn) => {
    expect(drawableName(name, font, 'P1')).toBe(drawn);
  });

  it('shrinks, then is cut, and never is wider than its room', () => {
    const room = { width: 324, size: 50, least: 26 };
    expect(fitText('Ana', font, room)).toEqual({ text: 'Ana', size: 50 });
    for (const name of [
      'Ana',
      'Maximilian Alexander',
      'W'.repeat(32),
      'i'.repeat(200),
      'é'.repeat(32),
    ]) {
      const { text, size } = fitText(name, font, room);
      expect(font.measure(text) * size).toBeLessThanOrEqual(room.width);
      expect(size).toBeGreaterThanOrEqual(room.least);
    }
    expect(fitText('W'.repeat(32), font, room).text).toMatch(/^W+…$/);
  });
});

describe('the picture of a podium', () => {
  it('is a PNG of 1200×630 whose alt text has the full names', async () => {
    const { name, data, description } = await renderPodium(podium);
    expect(name).toBe('podium.png');
    expect(data.subarray(1, 4).toString()).toBe('PNG');
    expect([data.readUInt32BE(16), data.readUInt32BE(20)]).toEqual([
      podiumSize.width,
      podiumSize.height,
    ]);
    for (const place of podium.places) expect(description).toContain(place.name);
    expect(data.length).toBeLessThan(1_000_000);
  });

  it('holds what guests typed as text, never as markup', () => {
    const svg = drawPodium(podium, font);
    expect(svg).not.toMatch(/<Cup>|"more"/);
    expect(svg).toContain('&#60;Cup&#62; &#38; &#34;more&#34;');
  });

  it('is drawn for one and for two racers too', async () => {
    for (const count of [1, 2]) {
      const { data } = await renderPodium({ ...podium, places: podium.places.slice(0, count) });
      expect(data.length).toBeGreaterThan(10_000);
    }
  });

  it('shows a racer’s picture beside the number', async () => {
    const [winner, ...rest] = podium.places;
    const create = { width: 256, height: 256, channels: 3, background: '#cc3333' } as const;
    const red = await sharp({ create }).jpeg().toBuffer();
    const photo = `data:image/jpeg;base64,${red.toString('base64')}`;
    const places = winner === undefined ? [] : [{ ...winner, photo }, ...rest];
    const drawn = await renderPodium({ ...podium, places });
    const spot = { left: 528, top: 424, width: 1, height: 1 };
    const data = await sharp(drawn.data).extract(spot).raw().toBuffer();
    expect([data[0], data[1], data[2]].map((value) => (value ?? 0) > 128)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('draws letters with the font that comes along: nothing of it depends on the computer', async () => {
    const drawn = await renderPodium({
      ...podium,
      places: [{ name: 'Ana', lapTimeMs: 80_000, gapMs: null, car: null, photo: null }],
    });
    const other = await renderPodium({
      ...podium,
      places: [{ name: 'Eva', lapTimeMs: 80_000, gapMs: null, car: null, photo: null }],
    });
    expect(drawn.data.equals(other.data)).toBe(false);
  });
});
