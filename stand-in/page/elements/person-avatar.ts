import { css, html, LitElement, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';

const hues = 8;

/** The same name always gets the same colour. */
function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 155 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % hues;
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = '', second = ''] = words.map((word) => [...word][0] ?? '');
  return (first + second).toUpperCase();
}

/**
 * A person as initials on a colour; the bot as a square mark. Decoration: the name stands beside
 * it.
 */
export class PersonAvatar extends LitElement {
  static override properties = { name: {}, isBot: { type: Boolean, attribute: 'is-bot' } };

  static override styles = css`
    :host {
      display: inline-block;
      width: var(--size, 40px);
      height: var(--size, 40px);
      flex: none;
    }
    div {
      display: grid;
      place-items: center;
      width: 100%;
      height: 100%;
      border-radius: 50%;
      color: #10141b;
      font-weight: 700;
      font-size: calc(var(--size, 40px) * 0.38);
      line-height: 1;
      letter-spacing: 0.01em;
      user-select: none;
    }
    .bot {
      border-radius: 30%;
      background: linear-gradient(140deg, #ffc677, #f08f3c);
    }
    .hue-0 { background: #f2a65a; }
    .hue-1 { background: #7fd1ae; }
    .hue-2 { background: #8fb8ff; }
    .hue-3 { background: #e79acb; }
    .hue-4 { background: #d7c564; }
    .hue-5 { background: #b7a2f5; }
    .hue-6 { background: #78cfe0; }
    .hue-7 { background: #f28b82; }
  `;

  declare name: string;
  declare isBot: boolean;

  constructor() {
    super();
    this.name = '';
    this.isBot = false;
  }

  override render(): TemplateResult {
    const classes = { bot: this.isBot, [`hue-${hueOf(this.name)}`]: !this.isBot };
    return html`<div class=${classMap(classes)} aria-hidden="true">${initialsOf(this.name)}</div>`;
  }
}

customElements.define('person-avatar', PersonAvatar);
