const locale = 'en-GB';

const formats: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** "in 5 minutes", "2 hours ago"; both in Unix seconds. */
function formatRelative(at: number, now: number): string {
  const seconds = Math.round(at - now);
  const [unit, size] =
    units.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
    Math.trunc(seconds / size),
    unit,
  );
}

/**
 * A `<t:…:style>` as Discord shows it, in the reader's time zone; `at` and `now` in Unix seconds.
 */
export function formatTimestamp(at: number, style: string, now: number): string {
  const date = new Date(at * 1000);
  if (Number.isNaN(date.getTime())) return '';
  return style === 'R'
    ? formatRelative(at, now)
    : new Intl.DateTimeFormat(locale, formats[style] ?? formats['f']).format(date);
}

/** The time beside a message's author: the hour today, else the day too. `sent` is ISO 8601. */
export function formatSent(sent: string, now: Date): string {
  const date = new Date(sent);
  if (Number.isNaN(date.getTime())) return '';
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(date);
  if (date.toDateString() === now.toDateString()) return time;
  return `${new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(date)} ${time}`;
}
