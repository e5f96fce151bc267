import { html, type TemplateResult } from 'lit';

/** What stands where there is nothing to show yet. */
export function renderEmpty({
  title,
  body,
}: {
  readonly title: string;
  readonly body: string;
}): TemplateResult {
  return html`<div class="empty"><h2>${title}</h2><p>${body}</p></div>`;
}
