/**
 * Whether a request is meant by a route such as `POST /channels/:id/messages`: `:name` and `*`
 * stand for one part of the path, `**` at the end for any number. No route means every request.
 */
export function matchesRoute(route: string | undefined, method: string, path: string): boolean {
  if (route === undefined) return true;
  const [, wanted, pattern = ''] = /^(?:([A-Z]+) )?(.*)$/.exec(route) ?? [];
  if (wanted !== undefined && wanted !== method) return false;
  const [parts, given] = [partsOf(pattern), partsOf(path)];
  const isOpenEnded = parts.at(-1) === '**';
  const fixed = isOpenEnded ? parts.slice(0, -1) : parts;
  if (isOpenEnded ? given.length < fixed.length : given.length !== fixed.length) return false;
  return fixed.every((part, at) => part === '*' || part.startsWith(':') || part === given[at]);
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}
