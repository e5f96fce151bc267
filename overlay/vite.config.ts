import { join } from 'node:path';
import { defineConfig } from 'vite';
import { addFontLicence, describeBuild, shrinkLiterals, trimPusher } from './build-plugins.js';

/**
 * What is on air goes into one file, which packs better than several; what only debug, demo,
 * gallery and `/watch/` need stays out.
 */
const onAir =
  /node_modules|\/src\/contract\/|\/overlay\/(?:elements\/(?!debug)|(?!debug)[a-z-]+\.ts$)/;

export default defineConfig({
  root: import.meta.dirname,
  base: '/overlay/',
  plugins: [shrinkLiterals(), trimPusher(), addFontLicence(), describeBuild()],
  // Lit's production files, whatever NODE_ENV the build happens to run under.
  resolve: { conditions: ['module', 'browser', 'production'] },
  build: {
    outDir: '../dist/overlay',
    emptyOutDir: true,
    // The oldest Chromium that OBS still ships in the field.
    target: 'chrome103',
    modulePreload: false,
    rolldownOptions: {
      input: ['index.html', 'gallery/index.html', 'watch/index.html'].map((page) =>
        join(import.meta.dirname, page),
      ),
      output: { codeSplitting: { groups: [{ name: 'overlay', test: onAir }] } },
    },
  },
});
