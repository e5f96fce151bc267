import type { Person, SeenMessage } from 'discord-stand-in';

/** What somebody was told in private. */
export interface Secret {
  readonly person: Person;
  readonly text: string;
}

/** Who was told what nobody else was; undefined where all were told the same. */
export function findOdd(secrets: readonly Secret[]): Person | undefined {
  if (secrets.length < 3) return undefined;
  return secrets.find(({ text }) => secrets.filter((other) => other.text === text).length === 1)
    ?.person;
}

/** The first bold words of an answer's embed, which are the word or the hint. */
export function wordIn(messages: readonly SeenMessage[]): string | undefined {
  for (const { embeds } of messages.toReversed())
    for (const embed of embeds) {
      const text =
        typeof embed === 'object' && embed !== null && 'description' in embed
          ? String(embed.description)
          : '';
      const word = /\*\*(.+?)\*\*/.exec(text)?.[1];
      if (word !== undefined) return word;
    }
  return undefined;
}

/** A word with a letter missing in its middle, as somebody in a hurry types it; short ones are left. */
export function shorten(word: string): string {
  const letters = Array.from(word);
  const middle = Math.floor(letters.length / 2);
  return letters.length < 5 || letters[middle] === ' '
    ? word
    : letters.toSpliced(middle, 1).join('');
}
