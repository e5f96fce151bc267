import { text } from '../../text/index.js';
import type { MessageFile } from '../kernel/command.js';
import { fontFamily, fontPath, loadFontMetrics } from './font.js';
import { drawPodium, type Podium } from './podium-svg.js';

/** Discord's limit for the description of an attachment (developer docs, Attachment Structure). */
const maxDescription = 1024;

/**
 * The podium as a PNG of 1200×630 with its alt text. Drawn by a thread of its own, with our font
 * alone: what the computer has installed makes no difference. Rejects where drawing fails; the
 * message stands without the picture then.
 */
export async function renderPodium(podium: Podium): Promise<MessageFile> {
  // Native code that only a finished race needs.
  const { renderAsync } = await import('@resvg/resvg-js');
  const svg = drawPodium(podium, loadFontMetrics());
  const image = await renderAsync(svg, {
    font: { fontFiles: [fontPath], loadSystemFonts: false, defaultFontFamily: fontFamily },
  });
  const names = podium.places.map(({ name, lapTimeMs }) => ({ name, lapTimeMs }));
  return {
    name: 'podium.png',
    data: image.asPng(),
    description: text.board
      .podiumAlt({ race: podium.title, places: names })
      .slice(0, maxDescription),
  };
}
