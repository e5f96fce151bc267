import { css } from 'lit';

/** The page's frame: three columns on a desk, one pane at a time on a phone. */
export const appStyles = css`
  :host {
    display: block;
    height: var(--app-height);
  }
  .app {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  .top {
    display: flex;
    align-items: center;
    gap: 20px;
    padding: 10px 18px;
    background: var(--ink-0);
    border-bottom: 1px solid var(--line);
  }
  .top .button {
    white-space: nowrap;
  }
  .short {
    display: none;
  }
  h1 {
    font-size: 17px;
    line-height: 1.2;
    white-space: nowrap;
  }
  .page {
    color: var(--text-dim);
    font-weight: 400;
  }
  .status {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-right: auto;
    font-size: 13px;
    color: var(--text-soft);
    min-width: 0;
  }
  .status i {
    flex: none;
    width: 9px;
    height: 9px;
    border-radius: 50%;
    border: 2px solid var(--bad-text);
  }
  .status.on i {
    border-color: var(--good-text);
    background: var(--good-text);
  }
  .banner {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 9px 18px;
    background: var(--bad-wash);
    color: var(--bad-text);
    font-size: 14px;
  }
  .body {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template-columns: 224px minmax(0, 1fr) clamp(340px, 36vw, 620px);
  }
  people-list {
    background: var(--ink-1);
    border-right: 1px solid var(--line);
  }
  .chat {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    background: var(--ink-2);
  }
  #channel {
    flex: 1;
  }
  .channel {
    display: flex;
    align-items: baseline;
    gap: 10px;
    padding: 14px 20px;
    min-height: 52px;
    border-bottom: 1px solid var(--line);
  }
  .channel h2 {
    font-size: 16px;
    font-weight: 650;
  }
  .subtitle {
    color: var(--text-dim);
    font-size: 13px;
  }
  .channel select {
    min-height: 36px;
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--ink-1);
  }
  aside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto minmax(0, 1fr);
    min-height: 0;
    min-width: 0;
    border-left: 1px solid var(--line);
    background: var(--ink-1);
  }
  aside[is-alone] {
    grid-template-rows: minmax(0, 1fr);
  }
  /* The stage keeps its height, however long the inbox below it grows. */
  side-pane {
    min-height: max-content;
  }
  dm-inbox {
    border-top: 1px solid var(--line);
  }
  nav {
    display: none;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    background: var(--ink-0);
    border-top: 1px solid var(--line);
    padding-bottom: env(safe-area-inset-bottom);
  }
  nav button {
    position: relative;
    display: grid;
    justify-items: center;
    gap: 2px;
    min-height: 54px;
    padding: 6px;
    border: 0;
    background: transparent;
    color: var(--text-dim);
    font-size: 12px;
  }
  nav button:focus-visible {
    outline-offset: -3px;
  }
  nav [aria-current] {
    color: var(--accent-strong);
    font-weight: 650;
  }
  nav svg {
    width: 22px;
    height: 22px;
  }
  .count {
    position: absolute;
    top: 4px;
    left: calc(50% + 8px);
    min-width: 18px;
    padding: 0 5px;
    border-radius: 999px;
    background: #e0505f;
    color: #14060a;
    font-size: 11.5px;
    font-weight: 700;
    line-height: 18px;
    text-align: center;
  }
  @media (max-width: 899px) {
    .top {
      gap: 10px;
      padding: 6px 12px;
    }
    .status span {
      position: absolute;
      clip-path: inset(50%);
      width: 1px;
      height: 1px;
      overflow: hidden;
    }
    .top .button {
      padding: 0 14px;
    }
    .long {
      display: none;
    }
    .short {
      display: inline;
    }
    .body {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto minmax(0, 1fr) auto;
    }
    people-list {
      border-right: 0;
      border-bottom: 1px solid var(--line);
    }
    .chat:not(.shown),
    aside.chat,
    side-pane:not(.shown),
    dm-inbox:not(.shown) {
      display: none;
    }
    aside {
      border-left: 0;
      grid-template-rows: minmax(0, 1fr);
    }
    dm-inbox {
      border-top: 0;
    }
    .channel {
      padding: 8px 14px;
      min-height: 0;
      align-items: center;
    }
    nav {
      display: grid;
    }
  }
  @media (min-width: 900px) {
    :host([is-staged]) .body {
      grid-template: 'people stage talk' minmax(0, 1fr) 'people stage tabs' auto / 64px minmax(0, 1fr) clamp(
          340px,
          26vw,
          440px
        );
    }
    :host([is-staged]) people-list {
      grid-area: people;
    }
    :host([is-staged]) aside {
      display: contents;
    }
    :host([is-staged]) side-pane {
      grid-area: stage;
      min-height: 0;
      background: var(--ink-1);
      border-right: 1px solid var(--line);
    }
    :host([is-staged]) main,
    :host([is-staged]) dm-inbox {
      grid-area: talk;
      border-top: 0;
    }
    :host([is-staged]) main:not(.talk),
    :host([is-staged]) dm-inbox:not(.shown) {
      display: none;
    }
    :host([is-staged]) nav {
      display: grid;
      grid-area: tabs;
    }
    :host([is-staged]) .tab-side {
      display: none;
    }
  }
  /* A phone's keyboard leaves little room: the line and the newest message need it most. */
  @media (max-width: 899px) {
    :host([is-low]) nav,
    :host([is-low]) people-list,
    :host([is-low]) .top,
    :host([is-low]) .channel {
      display: none;
    }
    :host([is-low]) .body {
      grid-template-rows: minmax(0, 1fr);
    }
  }
`;
