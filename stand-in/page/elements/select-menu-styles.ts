import { css } from 'lit';

/** How a select looks, closed and open. */
export const selectStyles = css`
  :host {
    display: block;
    width: 100%;
    max-width: 420px;
  }
  .box {
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--ink-1);
    overflow: hidden;
  }
  .face {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    width: 100%;
    min-height: 44px;
    padding: 0 12px;
    border: 0;
    background: transparent;
    text-align: left;
  }
  .face:focus-visible,
  .option:focus-visible {
    outline-offset: -2px;
  }
  .face:disabled {
    opacity: 0.55;
  }
  .empty {
    color: var(--text-dim);
  }
  .list {
    max-height: 264px;
    overflow-y: auto;
    border-top: 1px solid var(--line);
  }
  .option {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    width: 100%;
    min-height: 44px;
    padding: 6px 12px;
    border: 0;
    background: transparent;
    text-align: left;
  }
  .option:hover,
  .option:focus-visible {
    background: var(--ink-3);
  }
  .words {
    display: grid;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  small {
    color: var(--text-dim);
    font-size: 12.5px;
  }
  .tick {
    width: 18px;
    height: 18px;
    border-radius: 5px;
    border: 1.5px solid var(--line-strong);
    flex: none;
  }
  [aria-selected='true'] .tick {
    background: var(--accent);
    border-color: var(--accent);
    box-shadow: inset 0 0 0 3px var(--ink-1);
  }
  .done {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 8px 12px;
    border-top: 1px solid var(--line);
    color: var(--text-dim);
    font-size: 13px;
  }
`;
