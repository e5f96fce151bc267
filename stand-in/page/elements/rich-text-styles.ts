import { css } from 'lit';

/** How markdown looks inside `rich-text`. */
export const richTextStyles = css`
  :host {
    display: block;
    overflow-wrap: anywhere;
    min-width: 0;
  }
  p,
  ol,
  pre,
  blockquote {
    margin: 0;
    padding: 0;
  }
  * + p,
  * + ol,
  * + pre,
  * + blockquote {
    margin-top: 4px;
  }
  p,
  li {
    white-space: pre-wrap;
  }
  .heading {
    font-weight: 700;
    line-height: 1.25;
    color: var(--text);
  }
  * + .heading {
    margin-top: 10px;
  }
  .level-1 {
    font-size: 1.4em;
  }
  .level-2 {
    font-size: 1.2em;
  }
  .level-3 {
    font-size: 1.06em;
  }
  .small {
    font-size: 0.84em;
    color: var(--text-dim);
  }
  ol {
    padding-left: 1.5em;
    list-style: disc;
  }
  .numbered {
    list-style: decimal;
  }
  li.depth-1 {
    margin-left: 1.3em;
  }
  li.depth-2 {
    margin-left: 2.6em;
  }
  li.depth-3 {
    margin-left: 3.9em;
  }
  li::marker {
    color: var(--text-dim);
    font-variant-numeric: tabular-nums;
  }
  code {
    font: 0.88em/1.4 var(--mono);
    background: var(--ink-0);
    border-radius: 5px;
    padding: 0.12em 0.35em;
    white-space: pre-wrap;
  }
  pre {
    background: var(--ink-0);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    padding: 10px 12px;
    overflow-x: auto;
    max-width: 100%;
  }
  pre code {
    white-space: pre;
    background: none;
    padding: 0;
    font-size: 0.86em;
  }
  blockquote {
    border-left: 3px solid var(--line-strong);
    padding-left: 12px;
  }
  a {
    color: var(--link);
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
  }
  a:focus-visible {
    outline: 2px solid var(--accent);
    border-radius: 2px;
  }
  .mention {
    background: var(--mention);
    color: #bcd6ff;
    border-radius: 4px;
    padding: 0 3px;
    font-weight: 600;
  }
`;
