import type { OverlayText } from '../texts/overlay.js';
import { count } from './words.js';

export const overlay: OverlayText = {
  title: 'Overlay for OBS',
  body: ({ url }) =>
    `<${url}>\n\nIn OBS: *Sources → + → Browser*, paste the link, width **1920**, height **1080**.\nKeep it to yourself: whoever has the link can watch the overlay.`,
  dragTitle: 'Or drag one of these into OBS',
  drag: (links) => links.map(({ name, url }) => `[${name}](${url})`).join('\n'),
  panels: {
    all: 'Everything',
    tower: 'Timing tower',
    bets: 'Bets',
    imposter: 'Word game',
    toasts: 'News',
    result: 'Result',
    join: 'Join code',
  },
  layerName: (panel) => `Party OS: ${panel}`,
  viewersTitle: 'On air',
  viewers: ({ pages, lastSeconds }) =>
    lastSeconds === null
      ? 'No page has been open in the last day.'
      : `${count(pages, 'page is', 'pages are')} open. Last contact <t:${lastSeconds}:R>.`,
  watchTitle: 'For spectators',
  watchOn: ({ url }) =>
    `<${url}>\nOn: everybody with this link can watch on a phone. \`/party overlay do:watch-off\` ends it.`,
  watchOff: 'Off. `/party overlay do:watch-on` gives a link for phones that you may post.',
  watchIsOn: ({ url }) =>
    `The link for spectators is on:\n<${url}>\nPost it where you like: it shows the party on a phone and cannot change anything.`,
  watchIsOff:
    'The link for spectators is off. Pages that were open have gone dark; `/party overlay do:watch-on` brings them back.',
  confirmRotate:
    'This ends the overlay’s link, including the one on air in OBS, and the link for spectators. OBS shows nothing until you put the new link in.',
  rotated: 'The old links have ended. This is the new one.',
  tested: ({ pages }) =>
    pages === 0
      ? 'A test is on its way, but no overlay is open. Put the link into OBS (`/party overlay`), or refresh the source, and try again.'
      : `A test is on its way to ${count(pages, 'open page', 'open pages')}: “Test from …” shows up within a second or two.`,
};
