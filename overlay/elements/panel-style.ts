import { css } from 'lit';

/**
 * What every panel has: face, frame, and the head with the three slanted bars that mark this
 * party's graphics.
 */
export const panelStyle = css`
  :host {
    display: block;
    color: var(--party-text);
    font: 500 var(--party-size, 30px) / 1 var(--party-face);
    font-stretch: 75%;
    font-variant-numeric: tabular-nums;
  }
  section {
    background: var(--party-panel);
    border-radius: var(--party-radius);
    overflow: hidden;
    box-shadow: var(--party-shadow);
  }
  header {
    position: relative;
    padding: 14px 22px 13px 26px;
    background: var(--party-head);
    border-bottom: 4px solid var(--party-accent);
  }
  header::after {
    content: '';
    position: absolute;
    right: 0;
    bottom: 0;
    width: 150px;
    height: 34px;
    background: linear-gradient(
      120deg,
      transparent 0 20px,
      var(--party-accent) 20px 28px,
      transparent 28px 42px,
      var(--party-accent) 42px 58px,
      transparent 58px 72px,
      var(--party-accent) 72px
    );
  }
  h2 {
    margin: 0;
    font-size: 44px;
    line-height: 50px;
    font-weight: 750;
    letter-spacing: -0.005em;
  }
  h2,
  .name {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    unicode-bidi: isolate;
  }
  .under {
    display: flex;
    align-items: center;
    gap: 16px;
    height: 38px;
    margin: 4px 140px 0 0;
    white-space: nowrap;
  }
  .avatar {
    --size: 48px;
    position: relative;
    flex: none;
    display: inline-grid;
    place-items: center;
    width: var(--size);
    height: var(--size);
    border-radius: 50%;
    overflow: hidden;
    font-size: calc(var(--size) * 0.46);
    line-height: 1;
    font-weight: 700;
    color: #fff;
    background: hsl(var(--hue), 52%, 34%);
    box-shadow: inset 0 0 0 2px rgba(255, 255, 255, 0.28);
  }
  .avatar img {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
`;
