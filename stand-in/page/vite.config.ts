import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  // Relative: where the page is mounted is decided by whoever serves it.
  base: './',
  publicDir: false,
  build: {
    outDir: '../dist/page',
    emptyOutDir: true,
    target: ['chrome103', 'safari15.4', 'firefox102'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
