import { readFileSync } from 'node:fs';

/**
 * Finds the lock entry that Node would resolve for `name` from `fromPath`, climbing as `require`
 * does.
 */
function isLocked(packages, fromPath, name) {
  for (
    let folder = fromPath;
    ;
    folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))
  ) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}

/**
 * Faults of package-lock.json as sentences. `npm ci` refuses a lock file in which an optional
 * (platform) package has no entry of its own, and a `resolved` address would tie every install to
 * one registry.
 */
export function findLockFileFaults(path = 'package-lock.json') {
  const { packages } = JSON.parse(readFileSync(path, 'utf8'));
  const faults = [];
  for (const [location, entry] of Object.entries(packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!isLocked(packages, location, name))
        faults.push(
          `${location || 'package.json'}: optional package ${name} has no entry; npm ci will refuse it.`,
        );
    }
    if (entry.resolved !== undefined && !entry.link)
      faults.push(`${location}: names a registry (resolved); remove the line.`);
  }
  return faults;
}
