import { accentProperties } from '../../overlay/accent.js';

let shown: string | null = null;
let isFollowing = false;

/** The party's own colour in place of ours; held against the ground in light and in dark. */
export function setAccent(colour: string | null): void {
  if (!isFollowing)
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => paint(shown));
  isFollowing = true;
  if (colour === shown) return;
  shown = colour;
  paint(colour);
}

function paint(colour: string | null): void {
  const { style } = document.documentElement;
  for (const name of ['--party-accent', '--party-on-accent', '--party-label'])
    style.removeProperty(name);
  if (colour === null) return;
  const ground = getComputedStyle(document.documentElement).getPropertyValue('--party-ground');
  for (const [name, value] of Object.entries(accentProperties(colour, ground)))
    style.setProperty(name, value);
}
