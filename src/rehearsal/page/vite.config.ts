import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/rehearsal/',
  publicDir: false,
  build: {
    outDir: '../../../dist/rehearsal',
    emptyOutDir: true,
    target: ['chrome103', 'safari15.4', 'firefox102'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
