const slideTime = 700;
const glide = 'cubic-bezier(0.2, 0.8, 0.2, 1)';

interface Slide {
  readonly animation: Animation;
  readonly lines: number;
}

const slides = new WeakMap<Element, Slide>();

/**
 * Lets an element glide from `lines` rows away to where it now is. The offset is in its own
 * heights, so nothing is measured. A glide still under way is replaced by one from where it has
 * come to, so a second change does not jump and an element has one glide at most.
 */
export function slideBy(element: Element, lines: number): void {
  const offset = lines + leftOf(slides.get(element));
  slides.get(element)?.animation.cancel();
  const animation = element.animate(
    [{ transform: `translateY(${offset * 100}%)` }, { transform: 'none' }],
    {
      duration: slideTime,
      easing: glide,
    },
  );
  slides.set(element, { animation, lines: offset });
}

/** How many lines of a glide are still to go. */
function leftOf(slide: Slide | undefined): number {
  const progress = slide?.animation.effect?.getComputedTiming().progress ?? 1;
  return slide === undefined ? 0 : slide.lines * (1 - progress);
}

/**
 * Keeps a row that passes others above them, on a ground (`::after`) that hides what it crosses.
 * Its background itself is not animated: Chromium 156 crashes some seconds after an animation of a
 * background colour.
 */
export function lift(element: Element): void {
  element.animate([{ zIndex: 2 }, { zIndex: 2 }], { duration: slideTime });
  element.animate([{ opacity: 1 }, { opacity: 1 }], {
    duration: slideTime,
    pseudoElement: '::after',
  });
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
