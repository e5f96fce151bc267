/**
 * A typed number, time or PIN as it looks: fullwidth characters (a phone's Japanese or Chinese
 * keyboard) as their ASCII ones, and without what cannot be seen. Other digits and look-alikes stay:
 * they look like something else.
 */
export function plainTyped(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E\u3000]/g, (character) => character.normalize('NFKC'))
    .replace(/[\p{Cf}\p{DI}]/gu, '')
    .trim();
}
