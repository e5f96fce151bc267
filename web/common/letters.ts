import saira from '@fontsource-variable/saira/files/saira-latin-wdth-normal.woff2?url';

/**
 * Brings the overlay's letters once the page is there: until then, and where the guest saves data,
 * the phone's own condensed face stands in.
 */
export function loadLetters(): void {
  const isSparing =
    'connection' in navigator &&
    typeof navigator.connection === 'object' &&
    navigator.connection !== null &&
    'saveData' in navigator.connection &&
    navigator.connection.saveData === true;
  if (isSparing || !('FontFace' in globalThis)) return;
  const face = new FontFace('Saira Variable', `url(${saira})`, {
    weight: '100 900',
    stretch: '50% 125%',
  });
  // A page without them is a whole page, so a failure needs no word.
  face.load().then(
    () => document.fonts.add(face),
    () => undefined,
  );
}
