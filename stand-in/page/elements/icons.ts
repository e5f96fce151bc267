import { html, type TemplateResult } from 'lit';

function icon(path: string): TemplateResult {
  return html`<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
    <path d=${path} fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" />
  </svg>`;
}

/** Line icons, hidden from screen readers: the words beside them say it. */
export const icons = {
  add: icon('M10 4v12M4 10h12'),
  close: icon('M5 5l10 10M15 5L5 15'),
  send: icon('M3.5 10h12M11 5l5 5-5 5'),
  reload: icon('M16 5v4h-4M16 9a6.5 6.5 0 1 0 .2 4'),
  open: icon('M11 4h5v5M16 4l-7 7M8 5H4v11h11v-4'),
  play: icon('M6 4.2v11.6l9.5-5.8z'),
  next: icon('M4 4.8v10.4l7-5.2zM15 4.8v10.4'),
  large: icon('M12 3.5h4.5V8M16.5 3.5L11.5 8.5M8 16.5H3.5V12M3.5 16.5l5-5'),
  small: icon('M16 8.5h-4.500V4M11.500 8.500l5-5M4 11.500h4.500V16M8.500 11.500l-5 5'),
  eye: icon(
    'M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10zM10 7.6a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8z',
  ),
  alert: icon('M10 3l7.5 13.5h-15zM10 8.2v3.6M10 14.2v.1'),
  crown: icon('M3 14.5h14M3 14.5L2.4 6l4.3 3.4L10 4l3.3 5.4L17.6 6l-.6 8.5'),
  sealed: icon('M3 5.5h14v9H3zM3 6l7 5 7-5M3 17.5L17 2.5'),
  inbox: icon('M3 5.5h14v9H3zM3 6l7 5 7-5'),
  chat: icon('M3 4.5h14v9H9l-4 3v-3H3z'),
  screen: icon('M2.5 4h15v9.5h-15zM7 16.5h6'),
  down: icon('M10 4v11M5 10.5l5 5 5-5'),
  chevron: icon('M5 8l5 5 5-5'),
} as const;
