import type { Position } from './options.js';

/**
 * The page's margins: nothing of importance stands further out, or an old television would cut it
 * off.
 */
const margin = '5%';

/**
 * How panels stand together at an edge, at the middle, or from a point on. A point that would push
 * them out of the picture gives way (`.placed-from` in theme.css).
 */
export function placeStyle(position: Position): string {
  if (!('edge' in position)) return `--x:${position.x}px;--y:${position.y}px`;
  const { edge } = position;
  const isLeft = edge.includes('left');
  const isRight = edge.includes('right');
  const isTop = edge.includes('top');
  const isBottom = edge.includes('bottom');
  const across = isLeft ? `left:${margin}` : isRight ? `right:${margin}` : 'left:50%';
  const down = isTop ? `top:${margin}` : isBottom ? `bottom:${margin}` : 'top:50%';
  // Percentages are of the group itself, so what is centred stays so at every scale.
  const shift = `translate(${isLeft || isRight ? 0 : '-50%'},${isTop || isBottom ? 0 : '-50%'}) scale(var(--panel-scale,1))`;
  const align = isLeft ? 'flex-start' : isRight ? 'flex-end' : 'center';
  const origin = `${isLeft ? 0 : isRight ? '100%' : '50%'} ${isTop ? 0 : isBottom ? '100%' : '50%'}`;
  return `${across};${down};align-items:${align};transform:${shift};transform-origin:${origin}`;
}
