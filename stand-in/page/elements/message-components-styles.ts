import { css } from 'lit';

/** How the parts under a message look. */
export const componentStyles = css`
  :host {
    display: block;
  }
  .stack {
    display: grid;
    gap: 8px;
    min-width: 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .button {
    max-width: 100%;
    overflow-wrap: anywhere;
  }
  .button.primary {
    background: #3f6fd8;
    color: #fff;
  }
  .button.success {
    background: var(--good);
    color: #fff;
  }
  .button.danger {
    background: var(--bad);
    color: #fff;
  }
  .button svg {
    width: 15px;
    height: 15px;
  }
  .container {
    display: grid;
    gap: 8px;
    max-width: 560px;
    padding: 14px 16px;
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--ink-3);
  }
  .barred {
    border-left: 4px solid var(--bar, var(--line-strong));
  }
  .section {
    display: flex;
    gap: 12px;
    justify-content: space-between;
    align-items: flex-start;
  }
  .section img {
    width: 80px;
    height: 80px;
    object-fit: cover;
  }
  img {
    display: block;
    max-width: 100%;
    border-radius: 6px;
  }
  .gallery {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
    gap: 6px;
  }
  hr {
    width: 100%;
    border: 0;
    margin: 2px 0;
  }
  hr.line {
    border-top: 1px solid var(--line);
  }
  hr.large {
    margin: 8px 0;
  }
`;
