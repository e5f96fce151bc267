import { css } from 'lit';

/** How the list of people looks: a column, and a row on narrow screens. */
export const peopleListStyles = css`
  :host {
    display: block;
    min-width: 0;
    overflow-y: auto;
    scrollbar-color: var(--ink-4) transparent;
  }
  h2 {
    padding: 18px 18px 8px;
    font-size: 13px;
    font-weight: 650;
    color: var(--text-dim);
  }
  ul {
    display: grid;
    gap: 2px;
    padding: 0 10px 14px;
  }
  .person {
    position: relative;
    display: flex;
    align-items: center;
    gap: 12px;
    width: 100%;
    min-height: 52px;
    padding: 6px 10px;
    border: 0;
    border-radius: var(--radius);
    background: transparent;
    text-align: left;
  }
  .person:hover {
    background: var(--ink-3);
  }
  .person:focus-visible {
    outline-offset: -2px;
  }
  .person[aria-current] {
    background: var(--ink-4);
    box-shadow: inset 3px 0 0 var(--accent);
  }
  .picture {
    position: relative;
    display: block;
    flex: none;
  }
  .picture person-avatar {
    --size: 38px;
    display: block;
  }
  .plus {
    display: grid;
    place-items: center;
    width: 38px;
    height: 38px;
    border-radius: 50%;
    border: 1.5px dashed var(--line-strong);
    color: var(--text-soft);
  }
  .mark {
    position: absolute;
    right: -6px;
    bottom: -4px;
    display: grid;
    place-items: center;
    width: 20px;
    height: 20px;
    border-radius: 50%;
    background: var(--ink-0);
    color: var(--bad-text);
    border: 1px solid var(--line);
  }
  .mark svg {
    width: 12px;
    height: 12px;
  }
  .manages {
    color: var(--accent-strong);
  }
  .unread {
    position: absolute;
    right: -7px;
    top: -5px;
    min-width: 19px;
    height: 19px;
    padding: 0 5px;
    border-radius: 999px;
    background: #e0505f;
    color: #14060a;
    font-size: 11.5px;
    font-weight: 700;
    line-height: 19px;
    text-align: center;
  }
  .words {
    display: grid;
    min-width: 0;
    line-height: 1.25;
  }
  .name {
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .role {
    font-size: 12.5px;
    color: var(--text-dim);
  }
  @media (min-width: 900px) {
    :host([is-narrow]) h2,
    :host([is-narrow]) .words {
      position: absolute;
      clip-path: inset(50%);
      width: 1px;
      height: 1px;
      overflow: hidden;
      padding: 0;
    }
    :host([is-narrow]) ul {
      padding: 10px 6px;
    }
    :host([is-narrow]) .person {
      justify-content: center;
      padding: 6px;
    }
  }
  @media (max-width: 899px) {
    :host {
      overflow-x: auto;
      scrollbar-width: none;
    }
    h2 {
      position: absolute;
      clip-path: inset(50%);
      width: 1px;
      height: 1px;
      overflow: hidden;
      padding: 0;
    }
    ul {
      display: flex;
      gap: 2px;
      padding: 6px 8px;
      width: max-content;
    }
    .person {
      flex-direction: column;
      gap: 5px;
      width: 70px;
      min-height: 70px;
      padding: 7px 4px 5px;
    }
    .person[aria-current] {
      box-shadow: inset 0 -3px 0 var(--accent);
    }
    .words {
      width: 100%;
      text-align: center;
    }
    .name {
      font-size: 12.5px;
    }
    .role {
      display: none;
    }
    .add .name {
      font-weight: 400;
    }
  }
`;
