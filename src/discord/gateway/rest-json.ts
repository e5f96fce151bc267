import type { REST, RouteLike } from 'discord.js';

/**
 * Reads a resource of Discord's REST API. discord.js hands over whatever JSON came; this is the one
 * place that trusts it to be what Discord documents for the route.
 */
export async function getJson<T>(rest: REST, route: RouteLike): Promise<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the boundary that this function is named for
  return (await rest.get(route)) as T;
}
