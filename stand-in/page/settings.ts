import type { PageSettings } from '../src/page-options.js';

const none: PageSettings = { title: 'Discord stand-in', hasDemo: false, roles: [] };

/**
 * The one place where what our own server wrote into the page is taken for the type that
 * src/page-options.ts promises.
 */
function trust(raw: unknown): PageSettings {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by our own server
  return raw as PageSettings;
}

function readSettings(): PageSettings {
  if (typeof document === 'undefined') return none;
  const written = document.querySelector('#settings')?.textContent;
  return written ? trust(JSON.parse(written)) : none;
}

/** What the page shows of the bot that is tested. */
export const settings = readSettings();
