import type { Viewers } from '../../party/overlay-viewers.js';
import { en } from '../../text/en.js';
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
    'layer-name': en.overlay.layerName(en.overlay.panels[panel]),
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
    name: en.overlay.panels[panel],
    url: dragUrl(overlayUrl, panel),
  }));
  const lastSeconds =
    viewers.lastSeenAt === null ? null : Math.floor(viewers.lastSeenAt.getTime() / 1000);
  const fields = [
    { name: en.overlay.viewersTitle, value: en.overlay.viewers(viewers.present, lastSeconds) },
    {
      name: en.overlay.watchTitle,
      value: watchUrl === null ? en.overlay.watchOff : en.overlay.watchOn(watchUrl),
    },
  ];
  const description = `${en.overlay.body(overlayUrl)}\n\n**${en.overlay.dragTitle}**\n${en.overlay.drag(links)}`;
  return {
    content: note ?? '',
    embeds: [{ title: en.overlay.title, description, fields }],
    components: [],
  };
}

/** Warns of what rotating ends, with the button that does it. */
export function renderRotation({ generation }: { readonly generation: number }): Reply {
  const id = rotateOverlayId.with({ generation });
  const button = { label: en.buttons.rotateOverlay, style: 'danger', id } as const;
  return { answer: { content: en.overlay.confirmRotate, components: [buttonRow(button)] } };
}

/** What a host is told of a test. */
export function renderTested({ viewers }: { readonly viewers: number }): Reply {
  return { answer: { content: en.overlay.tested(viewers) } };
}

/** What a host is told of the spectators' link; null where it is off. */
export function renderWatch({ watchUrl }: { readonly watchUrl: string | null }): Reply {
  const content = watchUrl === null ? en.overlay.watchIsOff : en.overlay.watchIsOn(watchUrl);
  return { answer: { content } };
}
