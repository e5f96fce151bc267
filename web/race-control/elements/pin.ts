import { html, type TemplateResult } from 'lit';

/** Four dots that are a PIN while they are held, by pointer or key. */
export function renderPin(pin: number): TemplateResult {
  const show = (event: Event) => set(event, String(pin));
  const hide = (event: Event) => set(event, '••••');
  const onKey = (event: KeyboardEvent) => {
    if (event.key === ' ' || event.key === 'Enter') show(event);
  };
  return html`<button type="button" class="pin" aria-label="PIN, hold to see" title="Hold to see"
    @pointerdown=${show} @pointerup=${hide} @pointerleave=${hide} @pointercancel=${hide}
    @keydown=${onKey} @keyup=${hide} @blur=${hide} @contextmenu=${stop}>••••</button>`;
}

function set(event: Event, text: string): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  event.currentTarget.textContent = text;
  if (text === '••••') event.currentTarget.setAttribute('aria-label', 'PIN, hold to see');
  else event.currentTarget.setAttribute('aria-label', `PIN ${[...text].join(' ')}`);
}

function stop(event: Event): void {
  event.preventDefault();
}
