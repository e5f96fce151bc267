import { resolve } from 'node:path';

/** The built pages lie beside the bundle: dist/overlay and dist/web beside dist/src. */
export const builtDirectory = resolve(import.meta.dirname, '..');
