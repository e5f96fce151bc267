/** Somebody who can be picked by typing the beginning of a name. */
export interface Pickable {
  readonly id: string;
  readonly name: string;
}

/** Case, accents and repeated spaces make no difference, as for the server. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * Whom a typed text may mean, the likeliest first: the name itself, names that begin with it, names
 * with a word that does, then names that hold it anywhere. Of equals those in `racing` come first.
 */
export function findRacers<T extends Pickable>(
  people: readonly T[],
  typed: string,
  racing: ReadonlySet<string>,
  limit: number,
): readonly T[] {
  const wanted = fold(typed);
  const ranked = people
    .map((person) => ({ person, rank: rankOf(fold(person.name), wanted) }))
    .filter(({ rank }) => rank < noMatch);
  const isRacing = ({ id }: T) => (racing.has(id) ? 0 : 1);
  return ranked
    .sort((a, b) => a.rank - b.rank || isRacing(a.person) - isRacing(b.person))
    .slice(0, limit)
    .map(({ person }) => person);
}

const noMatch = 4;

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.split(' ').some((word) => word.startsWith(wanted))) return 2;
  return name.includes(wanted) ? 3 : noMatch;
}
