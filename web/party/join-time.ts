/**
 * A lap time out of the two fields of a phone, for the server to read. A whole time that was
 * typed or pasted into one of them stays as it is.
 */
export function joinTime(minutes: string, seconds: string): string {
  if (minutes === '' || minutes === '0') return seconds;
  if (seconds === '') return minutes;
  if (/\D/.test(minutes) || /:/.test(seconds)) return `${minutes}:${seconds}`;
  const [whole = '', rest] = seconds.split(/[.,]/);
  return `${minutes}:${whole.padStart(2, '0')}${rest === undefined ? '' : `.${rest}`}`;
}
