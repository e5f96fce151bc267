import { css } from 'lit';

/** The look of a race's status and of the marks on a row: a word in a frame, some with a shape. */
export const badgeStyle = css`
  .status {
    flex: none;
    display: inline-flex;
    align-items: center;
    gap: 9px;
    height: 36px;
    padding: 0 12px 0 10px;
    border-radius: 4px;
    font-size: 28px;
    font-weight: 800;
    letter-spacing: 0.04em;
    background: var(--party-accent);
    color: var(--party-on-accent);
  }
  .status svg {
    width: 24px;
    height: 24px;
  }
  .status.locked {
    background: transparent;
    color: var(--party-accent);
    box-shadow: inset 0 0 0 2.5px var(--party-accent);
  }
  .status.finished {
    background: var(--party-text);
    color: var(--party-inverse);
  }
  .status.cancelled {
    background: transparent;
    color: var(--party-dim);
    box-shadow: inset 0 0 0 2.5px var(--party-dim);
  }
  .chip {
    flex: none;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    height: 32px;
    padding: 0 8px;
    border-radius: 3px;
    font-size: 28px;
    font-weight: 800;
    letter-spacing: 0.02em;
    color: var(--party-accent);
    box-shadow: inset 0 0 0 2px currentColor;
  }
  .chip.fastest {
    background: var(--party-accent);
    color: var(--party-on-accent);
    box-shadow: none;
  }
  .chip svg {
    width: 25px;
    height: 25px;
  }
`;
