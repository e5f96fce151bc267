import { formatGap, formatLapTime } from '../../contract/lap-time.js';
import { drawableName, drawableText, fitText } from './fit-text.js';
import { type FontMetrics, fontFamily } from './font.js';

/** One of the first three. */
export interface PodiumPlace {
  readonly name: string;
  /** Integer milliseconds. */
  readonly lapTimeMs: number;
  readonly gapMs: number | null;
  readonly car: string | null;
  /** A JPEG as a data address; null: the number stands alone. */
  readonly photo: string | null;
}

export interface Podium {
  readonly title: string;
  readonly track: string | null;
  /** One to three, the winner first. */
  readonly places: readonly PodiumPlace[];
}

/** Pixels; the shape that Discord and others show whole beside a message. */
export const podiumSize = { width: 1200, height: 630 } as const;

const columnWidth = 340;
const gutter = 24;
const floor = 590;

/**
 * Where each place stands and how it looks; the place's number is on its block, so colour is never
 * the only sign.
 */
const stands = [
  { column: 1, height: 268, metal: '#f5c542', shade: '#a67c12', ink: '#3b2a00' },
  { column: 0, height: 198, metal: '#cfd6df', shade: '#7d8896', ink: '#22272e' },
  { column: 2, height: 152, metal: '#d9925a', shade: '#87512a', ink: '#331a08' },
] as const;

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

interface Line {
  readonly x: number;
  readonly y: number;
  readonly fill: string;
  readonly width: number;
  readonly size: number;
  readonly least: number;
}

function writeLine(
  text: string,
  font: FontMetrics,
  { x, y, fill, ...room }: Line,
  anchor: 'start' | 'middle',
): string {
  const fitted = fitText(text, font, room);
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" font-size="${fitted.size}" fill="${fill}">${escapeXml(fitted.text)}</text>`;
}

/** A racer's picture in a circle beside the number. */
function drawPhoto(
  photo: string | null,
  { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number },
): string {
  if (photo === null) return '';
  const id = `photo${x}`;
  return [
    `<clipPath id="${id}"><circle cx="${x}" cy="${y}" r="${radius}"/></clipPath>`,
    `<image x="${x - radius}" y="${y - radius}" width="${2 * radius}" height="${2 * radius}" href="${photo}" clip-path="url(#${id})"/>`,
    `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="#ffffff" stroke-opacity="0.6" stroke-width="4"/>`,
  ].join('');
}

function drawPlace(place: PodiumPlace, index: number, font: FontMetrics): string {
  const stand = stands[index];
  if (stand === undefined) return '';
  const { column, height, metal, ink } = stand;
  const left =
    (podiumSize.width - 3 * columnWidth - 2 * gutter) / 2 + column * (columnWidth + gutter);
  const top = floor - height;
  const isFirst = index === 0;
  const centre = { x: left + columnWidth / 2, width: columnWidth - 16 };
  const write = (text: string | null, line: Omit<Line, 'x' | 'width'>): string =>
    text === null ? '' : writeLine(text, font, { ...centre, ...line }, 'middle');
  const name = drawableName(place.name, font, `P${index + 1}`);
  const car = place.car === null ? null : drawableText(place.car, font);
  const gap = place.gapMs === null ? null : formatGap(place.gapMs);
  const size = isFirst ? 132 : 84;
  const numeral = { y: top + Math.round(height * 0.56), size, least: 40 };
  const aside = place.photo === null ? 0 : 72;
  return [
    `<rect x="${left}" y="${top}" width="${columnWidth}" height="${height}" rx="14" fill="url(#metal${index})"/>`,
    `<rect x="${left + 14}" y="${top}" width="${columnWidth - 28}" height="4" fill="#ffffff" fill-opacity="0.45"/>`,
    drawPhoto(place.photo, { x: centre.x - aside, y: numeral.y - size * 0.36, radius: size / 2.2 }),
    writeLine(
      String(index + 1),
      font,
      { ...centre, ...numeral, x: centre.x + aside, fill: ink },
      'middle',
    ),
    write(name, { y: top - 76, fill: '#ffffff', size: isFirst ? 50 : 42, least: 26 }),
    write(formatLapTime(place.lapTimeMs), {
      y: top - 24,
      fill: metal,
      size: isFirst ? 44 : 36,
      least: 20,
    }),
    write(gap, { y: top + height - 20, fill: ink, size: 24, least: 16 }),
    write(isFirst ? 'WINNER' : null, { y: top + height - 52, fill: ink, size: 28, least: 16 }),
    write(car, { y: top - (isFirst ? 138 : 130), fill: '#9fb0c8', size: 24, least: 18 }),
  ].join('');
}

/** The podium as SVG: our own drawing, every line fitted into its room. */
export function drawPodium({ title, track, places }: Podium, font: FontMetrics): string {
  const { width, height } = podiumSize;
  const heading = drawableText(title, font) ?? 'Race';
  const below = track === null || track === title ? null : drawableText(track, font);
  const metals = stands.map(
    ({ metal, shade }, index) =>
      `<linearGradient id="metal${index}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${metal}"/><stop offset="1" stop-color="${shade}"/></linearGradient>`,
  );
  const checks = Array.from({ length: 50 }, (_, index) => {
    const row = index % 2;
    return `<rect x="${index * 24}" y="${row * 12}" width="24" height="12" fill="#ffffff"/>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${fontFamily}" font-weight="700">`,
    `<defs>${metals.join('')}<linearGradient id="sky" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#0c1526"/><stop offset="1" stop-color="#1b2d4f"/></linearGradient>`,
    `<radialGradient id="light" cx="0.5" cy="0.75" r="0.6"><stop offset="0" stop-color="#3b82f6" stop-opacity="0.4"/><stop offset="1" stop-color="#3b82f6" stop-opacity="0"/></radialGradient></defs>`,
    `<rect width="${width}" height="${height}" fill="url(#sky)"/><rect width="${width}" height="${height}" fill="url(#light)"/>`,
    `<g opacity="0.9"><rect width="${width}" height="24" fill="#0c1526"/>${checks.join('')}</g>`,
    writeLine(
      heading,
      font,
      { x: 64, y: 98, fill: '#ffffff', width: width - 128, size: 52, least: 30 },
      'start',
    ),
    below === null
      ? ''
      : writeLine(
          below,
          font,
          { x: 64, y: 138, fill: '#9fb0c8', width: width - 128, size: 28, least: 20 },
          'start',
        ),
    places
      .slice(0, 3)
      .map((place, index) => drawPlace(place, index, font))
      .join(''),
    `<rect x="40" y="${floor}" width="${width - 80}" height="4" rx="2" fill="#ffffff" fill-opacity="0.25"/>`,
    '</svg>',
  ].join('');
}
