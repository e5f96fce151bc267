import { join } from 'node:path';
import { defineConfig } from 'vite';
import {
  addFontLicence,
  describeBuild,
  shrinkLiterals,
  trimPusher,
} from '../overlay/build-plugins.js';

const pages = ['party/join.html', 'party/dashboard.html', 'race-control/index.html'];

export default defineConfig({
  root: import.meta.dirname,
  base: '/web/',
  plugins: [shrinkLiterals(), trimPusher(), addFontLicence(), describeBuild()],
  // Lit's production files, whatever NODE_ENV the build happens to run under.
  resolve: { conditions: ['module', 'browser', 'production'] },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Phones of the last five years.
    target: ['chrome103', 'safari15.4', 'firefox115'],
    modulePreload: false,
    rolldownOptions: { input: pages.map((page) => join(import.meta.dirname, page)) },
  },
});
