import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

/** Writes `build.json`, from which the server tells open pages that a new bundle is there. */
export function describeBuild(): Plugin {
  return {
    name: 'party-build',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const parts = Object.values(bundle).map(
        (file) => `${file.fileName}\n${file.type === 'chunk' ? file.code : String(file.source)}`,
      );
      const digest = await crypto.subtle.digest(
        'SHA-256',
        new TextEncoder().encode(parts.sort().join('\n')),
      );
      const hash = [...new Uint8Array(digest).slice(0, 8)]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('');
      this.emitFile({
        type: 'asset',
        fileName: 'build.json',
        source: `${JSON.stringify({ build: hash })}\n`,
      });
    },
  };
}

/**
 * Takes line breaks and indentation out of the elements' styles and markup, which no minifier looks
 * into.
 */
export function shrinkLiterals(): Plugin {
  const shrinkStyle = (text: string) =>
    text
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,]) ?/g, '$1')
      .replace(/: /g, ':')
      .replace(/;}/g, '}');
  return {
    name: 'party-literals',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) =>
      /\/elements\/.*\.ts$/.test(id)
        ? code
            .replace(/\bcss`([^`$]*)`/g, (_, text: string) => `css\`${shrinkStyle(text)}\``)
            .replace(/>\s*\n\s+</g, '> <')
            .replace(/\n\s+(?=[.?@a-z-]+=)/g, ' ')
        : null,
  };
}

/**
 * What the overlay never uses of pusher-js: sockets made of HTTP requests (`enabledTransports`
 * names none), presence and encrypted channels, signed-in users, statistics, links to its manual and
 * long sentences in what it logs.
 */
const unusedOfPusher = [
  [/^(\s*)HTTPFactory: http_http,$/m, ''],
  [/return new PresenceChannel\(name, pusher\);/, 'throw new Error(name);'],
  [/return new EncryptedChannel\(name, pusher, nacl\);/, 'throw new Error(name);'],
  [/this\.user = new UserFacade\(this\);/, ''],
  [/return new TimelineSender\(timeline, options\);/, 'throw new Error();'],
  [/^(\s*)TimelineTransport: fetch_timeline,$/m, ''],
  [/\(\{ buildLogSuffix \}\)/, "({ buildLogSuffix: () => '' })"],
  [/'Tried to subscribe to a private-encrypted- channel but [^']*'/, 'name'],
  [/"Event '" \+ event \+ "' does not start with 'client-'"/, 'event'],
  [/`JSON returned from [^`]*`/, "'no JSON'"],
] as const;

/**
 * Cuts that out, so that the bundler drops what hangs on it. The version is pinned; a text that
 * changed stops the build.
 */
export function trimPusher(): Plugin {
  return {
    name: 'party-pusher',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/pusher.worker.js')) return null;
      return unusedOfPusher.reduce((text, [part, replacement]) => {
        if (!part.test(text))
          this.error(`pusher-js has changed: ${part.source} is not there to be cut out`);
        return text.replace(part, replacement);
      }, code);
    },
  };
}

/** The font's licence goes wherever the font goes. */
export function addFontLicence(): Plugin {
  return {
    name: 'party-font-licence',
    apply: 'build',
    async generateBundle() {
      const source = await readFile(
        createRequire(import.meta.url).resolve('@fontsource-variable/saira/LICENSE'),
        'utf8',
      );
      this.emitFile({ type: 'asset', fileName: 'assets/saira-licence.txt', source });
    },
  };
}
