/** Discord's 0xRRGGBB number as a CSS colour. */
export function colorText(color: number): string {
  return `#${(color & 0xffffff).toString(16).padStart(6, '0')}`;
}
