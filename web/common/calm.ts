/** Tells now, and whenever it changes, whether this person wants things to stand still. */
export function followCalm(onChange: (isCalm: boolean) => void): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  calm.addEventListener('change', () => onChange(calm.matches));
  onChange(calm.matches);
}
