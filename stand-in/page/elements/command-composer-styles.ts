import { css } from 'lit';

/** How the composer looks. */
export const composerStyles = css`
  :host {
    display: block;
    padding: 0 16px 12px;
    position: relative;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 4px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--ink-3);
    padding-right: 5px;
  }
  .bar:focus-within {
    border-color: var(--accent);
  }
  input {
    flex: 1;
    min-width: 0;
    height: 46px;
    padding: 0 14px;
    border: 0;
    background: transparent;
    /* Safari on a phone zooms into anything smaller. */
    font-size: 16px;
  }
  input:focus {
    outline: none;
  }
  input::placeholder {
    color: var(--text-dim);
    opacity: 1;
  }
  .send:not(:disabled) {
    color: var(--accent);
  }
  .send:disabled {
    opacity: 0.4;
  }
  .anchor {
    position: relative;
  }
  .panel {
    position: absolute;
    left: 0;
    right: 0;
    bottom: 8px;
    z-index: 5;
    max-height: min(360px, 46vh);
    display: flex;
    flex-direction: column;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--ink-2);
    box-shadow: 0 14px 40px rgb(0 0 0 / 55%);
    overflow: hidden;
  }
  .panel ul {
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 6px;
  }
  .hint {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    padding: 10px 14px;
    font-size: 14px;
    background: var(--ink-3);
  }
  .suggestion {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 1px 10px;
    padding: 9px 10px;
    border-radius: var(--radius-small);
    cursor: pointer;
  }
  .suggestion:hover,
  .active {
    background: var(--ink-4);
  }
  .label {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .detail {
    color: var(--text-soft);
    font-size: 13.5px;
  }
  .required {
    font-size: 11.5px;
    font-weight: 650;
    color: var(--accent-strong);
    background: var(--accent-wash);
    border-radius: 5px;
    padding: 1px 6px;
  }
  .notice {
    display: flex;
    align-items: center;
    gap: 10px;
    margin-bottom: 8px;
    padding: 4px 4px 4px 12px;
    border-radius: var(--radius-small);
    background: var(--bad-wash);
    color: var(--bad-text);
    font-size: 14px;
  }
  .notice span {
    flex: 1;
    overflow-wrap: anywhere;
  }
  .chips {
    display: flex;
    gap: 8px;
    padding-top: 10px;
    overflow-x: auto;
    scrollbar-width: none;
    mask-image: linear-gradient(to right, #000 calc(100% - 40px), transparent);
    -webkit-mask-image: linear-gradient(to right, #000 calc(100% - 40px), transparent);
    padding-right: 40px;
  }
  .chips::-webkit-scrollbar {
    display: none;
  }
  .chip {
    flex: none;
    min-height: 34px;
    padding: 0 12px;
    border: 1px solid var(--line);
    border-radius: 999px;
    background: var(--ink-2);
    color: var(--text-soft);
    font-size: 13.5px;
  }
  .chip:focus-visible {
    outline-offset: -2px;
  }
  .chip:hover {
    border-color: var(--line-strong);
    color: var(--text);
  }
  @media (pointer: coarse) {
    .chip,
    .suggestion {
      min-height: 44px;
    }
    .suggestion {
      align-content: center;
    }
  }
  @media (max-width: 899px) {
    :host {
      padding: 0 10px 8px;
    }
    .chips {
      padding-top: 8px;
    }
  }
`;
