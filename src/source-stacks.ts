import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

/** `file:///…/main.js:12:34`, as a line of a stack names a place. */
const place = /(file:\/\/[^\s()]+):(\d+):(\d+)/;

/**
 * From here on the stacks of errors name lines of our sources rather than of the bundle. A map is
 * read when the first stack that needs it is; Node's own way (`process.setSourceMapsEnabled`) reads
 * all of them at the start and keeps 18 MiB for that.
 */
export function nameSourcesInStacks(): void {
  const maps = new Map<string, SourceMap | null>();
  Error.prepareStackTrace = (error, sites) =>
    [String(error), ...sites.map((site) => `    at ${nameSource(printSite(site), maps)}`)].join(
      '\n',
    );
}

function printSite(site: NodeJS.CallSite): string {
  // oxlint-disable-next-line typescript/no-base-to-string -- V8's call sites print themselves, which the types leave out
  return String(site);
}

function nameSource(site: string, maps: Map<string, SourceMap | null>): string {
  const [, file, line, column] = place.exec(site) ?? [];
  if (file === undefined) return site;
  if (!maps.has(file)) maps.set(file, readMap(file));
  const entry = maps.get(file)?.findEntry(Number(line) - 1, Number(column) - 1);
  if (entry === undefined || !('originalSource' in entry)) return site;
  const { originalSource, originalLine, originalColumn } = entry;
  const source = new URL(originalSource, file).href;
  return site.replace(place, `${source}:${originalLine + 1}:${originalColumn + 1}`);
}

/** Null for a file without a map: of packages, and of programs that were not bundled. */
function readMap(file: string): SourceMap | null {
  try {
    return new SourceMap(parseMap(readFileSync(`${fileURLToPath(file)}.map`, 'utf8')));
  } catch {
    return null;
  }
}

function parseMap(text: string): SourceMapPayload {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own build wrote it
  return JSON.parse(text) as SourceMapPayload;
}
