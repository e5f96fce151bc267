/**
 * The address as the browser writes it where it is http or https; null for anything else, such as
 * `javascript:`.
 */
export function safeHref(address: string): string | null {
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}
