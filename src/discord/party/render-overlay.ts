import type { Viewers } from '../../party/overlay-viewers.js';
import { text } from '../../text/index.js';
import { buttonRow } from '../kernel/button-row.js';
import type { MessageBody, Reply } from '../kernel/command.js';
import { rotateOverlayId } from './ids.js';

const panels = ['all', 'tower', 'bets', 'imposter', 'toasts', 'result', 'join'] as const;

/**
 * The link of one panel as OBS takes it by dragging: name and size of the source stand in its
 * query.
 */
function dragUrl(overlayUrl: string, panel: (typeof panels)[number]): string {
  const url = new URL(overlayUrl);
  const layer = {
    'layer-name': text.overlay.layerName(text.overlay.panels[panel]),
    'layer-width': '1920',
    'layer-height': '1080',
  };
  const query = { ...(panel === 'all' ? {} : { panels: panel }), ...layer };
  // Written by hand: OBS reads `+` as a plus.
  url.search = Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return url.href;
}

export interface OverlayLinks {
  readonly overlayUrl: string;
  /** Null: switched off. */
  readonly watchUrl: string | null;
  readonly viewers: Viewers;
  /** Said before the links. */
  readonly note?: string;
}

/** The overlay's links, for the host alone. */
export function renderOverlayLinks({
  overlayUrl,
  watchUrl,
  viewers,
  note,
}: OverlayLinks): MessageBody {
  const links = panels.map((panel) => ({
    name: text.overlay.panels[panel],
    url: dragUrl(overlayUrl, panel),
  }));
  const lastSeconds =
    viewers.lastSeenAt === null ? null : Math.floor(viewers.lastSeenAt.getTime() / 1000);
  const fields = [
    {
      name: text.overlay.viewersTitle,
      value: text.overlay.viewers({ pages: viewers.present, lastSeconds }),
    },
    {
      name: text.overlay.watchTitle,
      value: watchUrl === null ? text.overlay.watchOff : text.overlay.watchOn({ url: watchUrl }),
    },
  ];
  const description = `${text.overlay.body({ url: overlayUrl })}\n\n**${text.overlay.dragTitle}**\n${text.overlay.drag(links)}`;
  return {
    content: note ?? '',
    embeds: [{ title: text.overlay.title, description, fields }],
    components: [],
  };
}

/** Warns of what rotating ends, with the button that does it. */
export function renderRotation({ generation }: { readonly generation: number }): Reply {
  const id = rotateOverlayId.with({ generation });
  const button = { label: text.buttons.rotateOverlay, style: 'danger', id } as const;
  return { answer: { content: text.overlay.confirmRotate, components: [buttonRow(button)] } };
}

/** What a host is told of a test. */
export function renderTested({ viewers }: { readonly viewers: number }): Reply {
  return { answer: { content: text.overlay.tested({ pages: viewers }) } };
}

/** What a host is told of the spectators' link; null where it is off. */
export function renderWatch({ watchUrl }: { readonly watchUrl: string | null }): Reply {
  const content =
    watchUrl === null ? text.overlay.watchIsOff : text.overlay.watchIsOn({ url: watchUrl });
  return { answer: { content } };
}
