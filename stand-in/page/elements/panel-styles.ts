import { css } from 'lit';

/** A pane with a header above what fills it. */
export const panelStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto minmax(0, 1fr);
    min-height: 0;
    min-width: 0;
  }
  header {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 52px;
    padding: 4px 18px;
    border-bottom: 1px solid var(--line);
  }
  header h2 {
    font-size: 15px;
    font-weight: 650;
    white-space: nowrap;
  }
  .subtitle {
    color: var(--text-dim);
    font-size: 13px;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @media (max-width: 899px) {
    header {
      padding: 4px 14px;
    }
  }
`;
