import { html, svg, type TemplateResult } from 'lit';
import type { JoinLink } from '../../../src/contract/snapshot.js';

/** White squares around a code, without which cameras do not find it. */
const quiet = 4;

/** A QR code, dark on white in every colour scheme. */
export function renderCode({ rows, url }: JoinLink): TemplateResult {
  const size = rows.length + 2 * quiet;
  const path = rows.flatMap((row, y) =>
    [...row.matchAll(/1+/g)].map(
      ({ 0: run, index }) => `M${index + quiet} ${y + quiet}h${run.length}v1h-${run.length}z`,
    ),
  );
  return html`<svg class="code" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label="QR code of ${url}">
    ${svg`<path d=${path.join('')} fill="#000"></path>`}
  </svg>`;
}
