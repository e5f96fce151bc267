type Rgb = readonly [number, number, number];

/**
 * What WCAG asks of text, so that the party's colour can be read wherever a theme writes with it.
 */
const wantedContrast = 4.5;

/**
 * A party's own accent colour as custom properties; moved towards white or black until it can be
 * read on the theme's ground.
 */
export function accentProperties(colour: string, ground: string): Readonly<Record<string, string>> {
  const base = parse(ground);
  const goal: Rgb = luminance(base) < 0.4 ? [255, 255, 255] : [0, 0, 0];
  let accent = parse(colour);
  for (let step = 1; step <= 10 && contrast(accent, base) < wantedContrast; step += 1)
    accent = mix(parse(colour), goal, step / 10);
  const onAccent =
    contrast(accent, [0, 0, 0]) > contrast(accent, [255, 255, 255]) ? '#06080c' : '#ffffff';
  const [red, green, blue] = accent;
  return {
    '--party-accent': `rgb(${red}, ${green}, ${blue})`,
    '--party-on-accent': onAccent,
    '--party-label': `rgba(${red}, ${green}, ${blue}, 0.16)`,
  };
}

function parse(hex: string): Rgb {
  const value = Number.parseInt(/^#([0-9a-f]{6})$/i.exec(hex.trim())?.[1] ?? '0', 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const blend = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [blend(0), blend(1), blend(2)];
}

function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (part: number) =>
    part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
