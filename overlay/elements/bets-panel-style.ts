import { css } from 'lit';

/** The look of the panel of bets beside `panelStyle`. */
export const betsStyle = css`
  h2 {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 20px;
  }
  .pot small {
    font-size: 28px;
    font-weight: 600;
    letter-spacing: 0.04em;
    color: var(--party-dim);
  }
  .rule {
    font-size: 28px;
    font-weight: 600;
    letter-spacing: 0.02em;
    color: var(--party-soft);
  }
  .under {
    margin-right: 130px;
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .waiting {
    margin: 0;
    padding: 22px 26px;
    color: var(--party-dim);
  }
  .backing {
    padding-bottom: 5px;
    background: var(--party-row);
  }
  .backing:empty {
    display: none;
  }
  .backing li {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto 3.1em 2.1em;
    align-items: baseline;
    gap: 0 14px;
    height: 58px;
    padding: 7px 22px 0 26px;
    box-sizing: border-box;
    border-top: 1px solid var(--party-line);
  }
  .backing .name {
    font-weight: 700;
    line-height: 36px;
  }
  .bets,
  .percent {
    font-size: 28px;
    color: var(--party-dim);
    text-align: right;
  }
  .coins {
    font-weight: 700;
    text-align: right;
  }
  .bar {
    position: absolute;
    left: 26px;
    right: 22px;
    bottom: 5px;
    height: 7px;
    border-radius: 4px;
    overflow: hidden;
    background: var(--party-track);
  }
  .bar i {
    display: block;
    height: 100%;
    background: var(--party-accent);
    transform-origin: 0 0;
  }
  .moving .bar i {
    transition: transform 700ms cubic-bezier(0.2, 0.8, 0.2, 1);
  }
  .tickets {
    padding: 6px 0;
    background: var(--party-panel-strong);
  }
  .tickets li {
    display: flex;
    align-items: baseline;
    gap: 12px;
    padding: 0 22px 0 26px;
    font-size: 28px;
    line-height: 38px;
    color: var(--party-soft);
  }
  .tickets .name {
    flex: 0 1 auto;
    min-width: 0;
  }
  .tickets .target {
    font-weight: 700;
  }
  .tickets .on {
    flex: none;
    color: var(--party-accent);
  }
  .tickets .coins {
    flex: 1 0 auto;
  }
`;
