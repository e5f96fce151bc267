/**
 * Keeps `--app-height` at the height that is really visible. Safari on a phone draws its keyboard
 * over the page and leaves 100dvh as it was; only the visual viewport tells.
 */
export function followVisualViewport(page: Window): void {
  const viewport = page.visualViewport;
  if (viewport === null) return;
  const root = page.document.documentElement;
  const follow = (): void => {
    const isCovered = page.innerHeight - viewport.height > 80 && viewport.scale === 1;
    if (isCovered) root.style.setProperty('--app-height', `${Math.round(viewport.height)}px`);
    else root.style.removeProperty('--app-height');
    if (isCovered) page.scrollTo(0, 0);
  };
  viewport.addEventListener('resize', follow);
  follow();
}
