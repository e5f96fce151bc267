const slideTime = 700;
const glide = 'cubic-bezier(0.2, 0.8, 0.2, 1)';

/**
 * Lets an element glide from `lines` rows away to where it now is. The offset is in its own heights, so
 * nothing is measured; it is added to a glide still under way, so a second change does not jump.
 */
export function slideBy(element: Element, lines: number): void {
  element.animate([{ transform: `translateY(${lines * 100}%)` }, { transform: 'translateY(0)' }], {
    duration: slideTime,
    easing: glide,
    composite: 'add',
  });
}

/**
 * Keeps a row that passes others above them, on a ground (`::after`) that hides what it crosses. Its background itself is not
 * animated: Chromium 156 crashes some seconds after an animation of a background colour.
 */
export function lift(element: Element): void {
  element.animate([{ zIndex: 2 }, { zIndex: 2 }], { duration: slideTime });
  element.animate([{ opacity: 1 }, { opacity: 1 }], { duration: slideTime, pseudoElement: '::after' });
}

/** Brings an element on air from the side; `delay` in ms staggers several. */
export function enterFrom(element: Element, side: 'left' | 'right', delay = 0): void {
  const from = side === 'left' ? '-32px' : '32px';
  element.animate(
    [
      { opacity: 0, transform: `translateX(${from})` },
      { opacity: 1, transform: 'translateX(0)' },
    ],
    { duration: 450, delay, easing: glide, fill: 'backwards', composite: 'replace' },
  );
}

/** Takes an element off air; it stays hidden until it is removed. */
export function leaveTo(element: Element, side: 'left' | 'right'): void {
  const to = side === 'left' ? '-32px' : '32px';
  element.animate([{ opacity: 1 }, { opacity: 0, transform: `translateX(${to})` }], {
    duration: 350,
    easing: 'ease-in',
    fill: 'forwards',
  });
}

/** Sweeps a light over an element once, from left to right. */
export function sweep(element: Element, duration: number): void {
  element.animate(
    [
      { opacity: 0, transform: 'translateX(-100%)' },
      { opacity: 1, transform: 'translateX(-20%)', offset: 0.3 },
      { opacity: 0, transform: 'translateX(100%)' },
    ],
    { duration, easing: 'ease-in-out' },
  );
}
