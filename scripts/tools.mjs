import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Path of the script behind an installed package's command; null where the package is not
 * installed.
 */
export function findTool(packageName, command = packageName) {
  const folder = join('node_modules', packageName);
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return null;
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
