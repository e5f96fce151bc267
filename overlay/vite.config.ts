import { defineConfig, type Plugin } from 'vite';

/** Writes `build.json`, from which the server tells open pages that a new overlay is there. */
function describeBuild(): Plugin {
  return {
    name: 'party-overlay-build',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const parts = Object.values(bundle).map(
        (file) => `${file.fileName}\n${file.type === 'chunk' ? file.code : String(file.source)}`,
      );
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(parts.sort().join('\n')));
      const hash = [...new Uint8Array(digest).slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      this.emitFile({ type: 'asset', fileName: 'build.json', source: `${JSON.stringify({ build: hash })}\n` });
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/overlay/',
  plugins: [describeBuild()],
  // Lit's production files, whatever NODE_ENV the build happens to run under.
  resolve: { conditions: ['module', 'browser', 'production'] },
  build: {
    outDir: '../dist/overlay',
    emptyOutDir: true,
    // The oldest Chromium that OBS still ships in the field.
    target: 'chrome103',
    modulePreload: { polyfill: false },
  },
});
