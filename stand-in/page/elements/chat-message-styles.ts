import { css } from 'lit';

/** How one message looks. */
export const chatMessageStyles = css`
  :host {
    display: block;
  }
  article {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr);
    column-gap: 14px;
    padding: 9px 20px;
    border-left: 3px solid transparent;
  }
  :host([is-continued]) article {
    padding-top: 1px;
  }
  article:hover {
    background: rgb(255 255 255 / 2%);
  }
  .ephemeral,
  .ephemeral:hover {
    background: var(--private);
    border-left-color: var(--private-line);
  }
  .face {
    grid-column: 1;
    margin-top: 2px;
  }
  .main {
    grid-column: 2;
    min-width: 0;
    display: grid;
    gap: 5px;
    justify-items: start;
  }
  .main > * {
    max-width: 100%;
  }
  rich-text {
    width: 100%;
  }
  message-embed,
  message-components {
    width: 100%;
    margin-top: 2px;
  }
  .cause {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: 6px;
    padding-left: 34px;
    margin-bottom: 4px;
    font-size: 13px;
    color: var(--text-dim);
    min-width: 0;
    position: relative;
  }
  .cause::before {
    content: '';
    position: absolute;
    left: 19px;
    top: 50%;
    width: 11px;
    height: 10px;
    border: 2px solid var(--ink-4);
    border-right: 0;
    border-bottom: 0;
    border-top-left-radius: 7px;
  }
  .cause person-avatar {
    --size: 17px;
  }
  .by {
    font-weight: 600;
    color: var(--text-soft);
    max-width: 40%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .command {
    color: var(--link);
  }
  .header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    line-height: 1.3;
  }
  .author {
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  .app {
    padding: 1px 5px;
    border-radius: 5px;
    background: var(--accent-wash);
    color: var(--accent-strong);
    font-size: 10.5px;
    font-weight: 700;
    letter-spacing: 0.04em;
  }
  time,
  .edited {
    font-size: 12px;
    color: var(--text-dim);
  }
  .private {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 6px;
    font-size: 12.5px;
    color: var(--text-dim);
  }
  .private svg {
    width: 15px;
    height: 15px;
  }
  .dismiss {
    border: 0;
    background: none;
    padding: 4px 2px;
    color: var(--link);
  }
  .dismiss:hover {
    text-decoration: underline;
  }
  .failed {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--bad-text);
  }
  .thinking {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--text-dim);
    font-style: italic;
  }
  .dots {
    display: inline-flex;
    gap: 4px;
  }
  .dots i {
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--text-dim);
    animation: wait 1.1s infinite ease-in-out;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  img {
    max-width: min(100%, 420px);
    border-radius: var(--radius-small);
  }
  a {
    color: var(--link);
  }
  @keyframes wait {
    50% {
      opacity: 0.25;
    }
  }
  @media (pointer: coarse) {
    .dismiss {
      min-height: 44px;
      padding: 0 6px;
      margin: -10px 0;
    }
  }
  @media (max-width: 899px) {
    article {
      grid-template-columns: 34px minmax(0, 1fr);
      column-gap: 10px;
      padding: 8px 12px;
    }
    .face {
      --size: 34px;
    }
  }
`;
