import { css } from 'lit';

/** How dialogs and their forms look. */
export const modalStyles = css`
  dialog {
    width: min(440px, calc(100vw - 24px));
    max-height: calc(var(--app-height) - 24px);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--ink-2);
    color: var(--text);
    box-shadow: 0 24px 80px rgb(0 0 0 / 60%);
    overflow-y: auto;
  }
  dialog::backdrop {
    background: rgb(5 7 10 / 70%);
  }
  form {
    display: grid;
    gap: 18px;
    padding: 22px;
  }
  h2 {
    font-size: 19px;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .fields {
    display: grid;
    gap: 16px;
  }
  label,
  .field {
    display: grid;
    gap: 6px;
  }
  .caption {
    font-weight: 600;
    font-size: 14px;
  }
  .optional,
  .description {
    font-weight: 400;
    font-size: 13px;
    color: var(--text-dim);
  }
  input[type='text'],
  textarea {
    width: 100%;
    min-height: 46px;
    padding: 10px 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--ink-1);
    font-size: 16px;
    resize: vertical;
  }
  input::placeholder,
  textarea::placeholder {
    color: var(--text-dim);
    opacity: 1;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    font-size: 14.5px;
  }
  .check input {
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--accent);
  }
  .actions {
    display: flex;
    justify-content: flex-end;
    gap: 10px;
  }
  .actions .button {
    min-height: 44px;
  }
`;
