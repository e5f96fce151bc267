import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long something shown by a screen reader's click, which cannot be held, stays; in ms. */
const clickedFor = 8_000;

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Shows something only while it is held: by a finger, the mouse, or Enter and Space. It is hidden
 * at once when the page loses focus or sight. The button spreads `handlers` over its events.
 */
export class Hold implements ReactiveController {
  isHeld = false;
  readonly #host: Host;
  readonly #onChange: (isHeld: boolean) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wasTouched = false;

  constructor(host: Host, onChange: (isHeld: boolean) => void = () => undefined) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('blur', this.release);
    addEventListener('pagehide', this.release);
    document.addEventListener('visibilitychange', this.release);
  }

  hostDisconnected(): void {
    this.release();
    removeEventListener('blur', this.release);
    removeEventListener('pagehide', this.release);
    document.removeEventListener('visibilitychange', this.release);
  }

  readonly press = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    this.#wasTouched = true;
    if (event.currentTarget instanceof Element)
      event.currentTarget.setPointerCapture(event.pointerId);
    this.#set(true);
  };

  readonly keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (!event.repeat) this.#set(true);
  };

  readonly keyUp = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    this.release();
  };

  /** Of a screen reader alone: a finger's own click comes after it has let go. */
  readonly click = (): void => {
    if (this.#wasTouched) {
      this.#wasTouched = false;
      return;
    }
    this.#set(!this.isHeld);
    if (this.isHeld) this.#timer = setTimeout(this.release, clickedFor);
  };

  /** A long press must not open a menu over it. */
  readonly prevent = (event: Event): void => event.preventDefault();

  readonly release = (): void => this.#set(false);

  #set(isHeld: boolean): void {
    clearTimeout(this.#timer);
    if (isHeld === this.isHeld) return;
    this.isHeld = isHeld;
    this.#onChange(isHeld);
    this.#host.requestUpdate();
  }
}
