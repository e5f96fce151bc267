const numbers = new Intl.NumberFormat('en');

/** `1,250`. */
export function amount(value: number): string {
  return numbers.format(value);
}

/** `1,250 coins`. */
export function coins(value: number): string {
  return `${numbers.format(value)} ${Math.abs(value) === 1 ? 'coin' : 'coins'}`;
}

/** `3 bets`, `1 bet`. */
export function count(value: number, one: string, many: string): string {
  return `${numbers.format(value)} ${value === 1 ? one : many}`;
}

/** `+200`, `−100`. */
export function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${numbers.format(Math.abs(value))}`;
}

/** `1st`, `2nd`, `11th`. */
export function ordinal(place: number): string {
  const tens = place % 100;
  const suffix = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${place}${suffix}`;
}

/** The time of day as this phone writes it. */
export function clockTime(iso: string): string {
  return new Date(iso).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
