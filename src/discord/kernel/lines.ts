/** Discord's limit for an embed's description (developer docs, Embed Limits). */
export const maxDescription = 4096;

/**
 * Joins as many lines as fit, and says how many are left out.
 * @param more writes the closing line for the number of hidden lines.
 */
export function fitLines(
  lines: readonly string[],
  more: (hidden: number) => string,
  limit = maxDescription,
): string {
  const full = lines.join('\n');
  if (full.length <= limit) return full;
  let shown = lines.length;
  let text = full;
  while (shown > 0 && text.length > limit) {
    shown -= 1;
    text = [...lines.slice(0, shown), more(lines.length - shown)].join('\n');
  }
  return text;
}

/**
 * Joins as many names as fit into one line, and says how many are left out.
 * @param more writes the end for the number of hidden names.
 */
export function fitNames(
  names: readonly string[],
  more: (hidden: number) => string,
  limit: number,
): string {
  let shown = names.length;
  let text = names.join(', ');
  while (shown > 0 && text.length > limit) {
    shown -= 1;
    text = [...names.slice(0, shown), more(names.length - shown)].join(', ');
  }
  return text;
}
