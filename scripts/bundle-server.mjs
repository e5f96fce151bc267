/**
 * Bundles the server for Node: `main.js` and `stand-in.js`, beside them what they share and what is
 * only loaded when it is needed. A start that reads three files is some hundred milliseconds
 * quicker than one that looks for two thousand.
 */
import { builtinModules } from 'node:module';
import { build, defaultServerConditions } from 'vite';

/** They bring their own binaries, which they find from where npm put them. */
const native = ['@resvg/resvg-js', 'sharp'];

/** Faster twins that packages try to load and do without; npm does not install them by itself. */
const optional = ['bufferutil', 'encoding', 'pg-native', 'utf-8-validate', 'zlib-sync'];

/** What most evenings never need stays in files of its own. */
const seldom = /\/node_modules\/@google\//;

/**
 * Everything else of npm goes into one file, in ASCII: V8 keeps a text with one other letter at two
 * bytes a letter for as long as the program runs. It is not minified and has no map: a stack shows
 * its lines, as it did those of the package.
 */
function slimPackages() {
  return {
    name: 'party-os-packages',
    // Data is parsed from a text: keys beyond ASCII are no names that an escaped file can bear.
    config: () => ({ json: { namedExports: false, stringify: true } }),
    generateBundle(_options, files) {
      const { 'packages.js': file } = files;
      if (file?.type !== 'chunk') this.error('the packages are not in a file of their own');
      file.code = file.code
        .replace(/\/\/# sourceMappingURL=.*/, '')
        .replace(
          /[^\0-\x7f]/g,
          (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
      delete files['packages.js.map'];
    },
  };
}

/** Writes the bundle of `entries` (name of the file: path of its source) into `outDir`. */
export async function bundleServer(entries, outDir) {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    mode: 'production',
    plugins: [slimPackages()],
    ssr: {
      noExternal: true,
      external: native,
      resolve: { conditions: ['stand-in-source', ...defaultServerConditions] },
    },
    build: {
      ssr: true,
      outDir,
      target: 'node20',
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: entries,
        external: [...optional, ...builtinModules],
        checks: { eval: false, bundlerTimings: false },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name].js',
          // Some packages tell classes apart by their names.
          keepNames: true,
          sourcemapExcludeSources: true,
          codeSplitting: {
            groups: [
              {
                name: 'packages',
                test: (id) => id.includes('/node_modules/') && !seldom.test(id),
              },
            ],
          },
        },
      },
    },
  });
}
