import { css } from 'lit';

/** Box model, focus ring and the plain buttons that every element's shadow root needs. */
export const sharedStyles = css`
  :host {
    box-sizing: border-box;
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  button,
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
  }
  button {
    cursor: pointer;
    touch-action: manipulation;
  }
  button:disabled {
    cursor: default;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  svg {
    display: block;
    flex: none;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  .hidden-text {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    min-width: 36px;
    min-height: 36px;
    border: 0;
    border-radius: var(--radius-small);
    background: transparent;
    color: var(--text-soft);
  }
  .icon-button:hover:not(:disabled) {
    background: var(--ink-3);
    color: var(--text);
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 36px;
    padding: 0 14px;
    border: 1px solid transparent;
    border-radius: var(--radius-small);
    background: var(--ink-4);
    color: var(--text);
    font-weight: 600;
    text-decoration: none;
  }
  .button:hover:not(:disabled) {
    filter: brightness(1.12);
  }
  .button.primary {
    background: var(--accent);
    color: var(--accent-ink);
  }
  .button:disabled {
    opacity: 0.5;
  }
  @media (pointer: coarse) {
    .icon-button,
    .button {
      min-height: 44px;
      min-width: 44px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;
