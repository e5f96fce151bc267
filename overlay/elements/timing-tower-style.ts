import { css } from 'lit';

/**
 * The tower's look beside `panelStyle`. Every colour, size and face comes from a `--party-…`
 * property that the page can set.
 */
export const towerStyle = css`
  :host {
    --row: var(--party-row-height, 42px);
  }
  section {
    --time: 4em;
    --gap: 3.4em;
    --car: 208px;
    --columns: 56px minmax(0, 1fr) var(--time) var(--gap) var(--gap);
    width: calc(56px + 290px + var(--time) + 2 * var(--gap) + 18px);
  }
  section.with-cars {
    --columns: 56px minmax(0, 1fr) var(--car) var(--time) var(--gap) var(--gap);
    width: calc(56px + 260px + var(--car) + var(--time) + 2 * var(--gap) + 18px);
  }
  section.with-minutes {
    --gap: 4em;
  }
  section.with-hours {
    --time: 5.1em;
    --car: 140px;
    --gap: 5.1em;
  }
  .track,
  .car {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    unicode-bidi: isolate;
  }
  .track {
    min-width: 0;
    color: var(--party-dim);
    line-height: 38px;
  }
  .waiting {
    margin: 0;
    padding: 22px 26px;
    color: var(--party-dim);
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .row {
    position: relative;
    display: grid;
    grid-template-columns: var(--columns);
    align-items: center;
    padding-right: 18px;
    text-align: right;
    height: var(--row);
    line-height: var(--row);
    /* Neither layout nor paint of a row concerns another; it is its own stack, for the ground below. */
    contain: strict;
    background: var(--party-row);
  }
  .row::before {
    content: '';
    position: absolute;
    inset: 0;
    border-top: 1px solid var(--party-line);
  }
  .row::after {
    content: '';
    position: absolute;
    z-index: -1;
    inset: 0;
    opacity: 0;
    background: var(--party-lifted);
  }
  .row > span {
    position: relative;
  }
  .row > .flash {
    position: absolute;
    inset: 0;
    opacity: 0;
    background: linear-gradient(90deg, transparent, var(--party-accent) 60%, transparent);
  }
  .position {
    align-self: stretch;
    display: grid;
    place-items: center;
    font-weight: 800;
    color: var(--party-text);
    background: var(--party-position);
  }
  .p1 .position {
    background: var(--party-gold);
    color: var(--party-ink);
  }
  .p2 .position {
    background: var(--party-silver);
    color: var(--party-ink);
  }
  .p3 .position {
    background: var(--party-bronze);
    color: var(--party-ink);
  }
  .who {
    display: flex;
    align-items: center;
    gap: 10px;
    min-width: 0;
    padding-left: 16px;
  }
  .avatar {
    --size: 32px;
  }
  .name {
    min-width: 0;
    flex: 1;
    text-align: left;
    font-weight: 700;
  }
  .car {
    padding-left: 12px;
    text-align: left;
    font-weight: 400;
    color: var(--party-dim);
  }
  section:not(.with-cars) .car {
    display: none;
  }
  .best {
    font-weight: 700;
  }
  .gap,
  .interval {
    font-weight: 500;
    color: var(--party-dim);
  }
  .leader {
    font-size: 28px;
    font-weight: 700;
    letter-spacing: 0.04em;
  }
  .honour {
    display: flex;
    grid-column: span 2;
    justify-self: end;
  }
  .out {
    color: var(--party-dim);
  }
  .out .position {
    color: var(--party-dim);
    background: transparent;
  }
  .out .name {
    font-weight: 500;
  }
  .won {
    background: var(--party-gold);
    color: var(--party-ink);
  }
  .won .car,
  .won .gap,
  .won .chip {
    color: inherit;
  }
  .won .chip {
    box-shadow: none;
    padding: 0;
  }
  .pager {
    position: relative;
    display: grid;
    place-items: center;
    height: var(--row);
    font-size: 28px;
    font-weight: 600;
    letter-spacing: 0.04em;
    color: var(--party-accent);
    background: var(--party-panel-strong);
  }
`;
