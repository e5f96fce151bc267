/**
 * Keeps the screen on while the page is looked at, where the browser allows it: on https only, and
 * not with a low battery. Asked for again after each time out of sight, since it ends with that.
 */
export function stayAwake(): void {
  if (!('wakeLock' in navigator)) return;
  const ask = () => {
    if (document.visibilityState === 'visible')
      // A refusal is the phone's good right.
      navigator.wakeLock.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}
