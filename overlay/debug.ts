import { DebugLayer } from './elements/debug-layer.js';

/**
 * Lays safe areas and what arrives over the page; what the returned function is told is shown and
 * printed. Never a key.
 */
export function openDebug(): (what: string, detail?: unknown) => void {
  const layer = new DebugLayer();
  document.body.append(layer);
  return (what, detail) => {
    // biome-ignore lint/suspicious/noConsole: printing is what debug=1 asks for.
    console.debug('overlay:', what, detail ?? '');
    layer.tell(what, detail);
  };
}
