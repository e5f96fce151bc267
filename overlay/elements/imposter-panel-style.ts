import { css } from 'lit';

/** The look of the word game's panel beside `panelStyle`. */
export const imposterStyle = css`
  p {
    margin: 0;
  }
  .time {
    font-size: 34px;
    font-weight: 700;
  }
  .status.lobby,
  .status.generating {
    background: transparent;
    color: var(--party-accent);
    box-shadow: inset 0 0 0 2.5px var(--party-accent);
  }
  .status.cancelled {
    background: transparent;
    color: var(--party-dim);
    box-shadow: inset 0 0 0 2.5px var(--party-dim);
  }
  .phase {
    display: grid;
    gap: 14px;
    padding: 16px 22px 18px 26px;
  }
  .told {
    line-height: 48px;
    font-weight: 600;
  }
  .speaker,
  .culprit {
    display: flex;
    align-items: center;
    gap: 16px;
    min-width: 0;
    line-height: 48px;
  }
  .speaker .name {
    min-width: 0;
    font-size: 36px;
    font-weight: 750;
  }
  .speaker .word {
    flex: none;
    margin-left: auto;
    display: flex;
    gap: 12px;
    font-size: 28px;
    font-weight: 700;
    letter-spacing: 0.04em;
    color: var(--party-accent);
  }
  .votes {
    display: flex;
    align-items: center;
    gap: 18px;
    white-space: nowrap;
  }
  .bar {
    flex: 1;
    height: 12px;
    border-radius: 6px;
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
    transition: transform 500ms cubic-bezier(0.2, 0.8, 0.2, 1);
  }
  .calls {
    font-weight: 700;
    color: var(--party-accent);
  }
  .players {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 6px 18px;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 28px;
    line-height: 38px;
  }
  .player {
    display: flex;
    align-items: center;
    gap: 10px;
    min-width: 0;
  }
  .player .avatar {
    --size: 34px;
  }
  .who {
    display: grid;
    min-width: 0;
  }
  .clue {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    line-height: 32px;
    font-style: italic;
    color: var(--party-dim);
  }
  .player.out {
    opacity: 0.55;
  }
  .player.out .name {
    text-decoration: line-through;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .player.speaking {
    font-weight: 750;
    color: var(--party-accent);
  }
  .player.speaking .avatar {
    box-shadow: 0 0 0 4px var(--party-accent);
  }
  .tick {
    flex: none;
    font-weight: 800;
    color: var(--party-accent);
  }
  .rest {
    color: var(--party-dim);
  }
  .reveal {
    position: relative;
    display: grid;
    padding: 16px 22px 20px 26px;
    overflow: hidden;
  }
  .reveal > * {
    position: relative;
  }
  .reveal > .flash {
    position: absolute;
    inset: 0;
    opacity: 0;
    background: linear-gradient(90deg, transparent, var(--party-accent) 60%, transparent);
  }
  .label {
    font-size: 28px;
    line-height: 36px;
    font-weight: 700;
    letter-spacing: 0.05em;
    color: var(--party-accent);
  }
  .secret {
    font-size: 60px;
    line-height: 1.2;
    font-weight: 800;
    overflow-wrap: anywhere;
  }
  .secret.long {
    font-size: 44px;
  }
  .hint {
    line-height: 40px;
    margin-bottom: 14px;
    color: var(--party-dim);
    overflow-wrap: anywhere;
  }
  .culprits {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 24px;
    padding-top: 6px;
    font-size: 40px;
  }
  .culprit {
    min-width: 0;
    flex: 0 1 100%;
  }
  .ballot {
    margin-top: 12px;
  }
  .tally {
    display: flex;
    gap: 10px;
    min-width: 0;
    font-size: 28px;
    line-height: 36px;
  }
  .tally .votes-for {
    flex: none;
    min-width: 1ch;
    color: var(--party-accent);
  }
  .tally .name {
    flex: none;
    max-width: 45%;
  }
  .voters {
    min-width: 0;
    overflow-wrap: anywhere;
    color: var(--party-dim);
  }
  .many {
    font-size: 32px;
  }
  .many .culprit {
    flex: 0 1 auto;
  }
  .many .avatar {
    --size: 38px;
  }
  .culprit .name {
    min-width: 0;
    font-weight: 750;
  }
`;
