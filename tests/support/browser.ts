import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'];
const fixedPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * No sandbox, because tests also run as root in containers; nothing that calls home; and one process
 * for all pages where that is possible, because starting them is most of what a short test costs.
 */
const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--renderer-process-limit=1',
  '--disable-site-isolation-trials',
  '--disable-features=SpareRendererForSitePerProcess',
  '--in-process-gpu',
];

interface Executable {
  readonly path: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Starts a real Chromium for a test: the one `CHROMIUM_PATH` names, else where there is one the one
 * from npm, which has no windows and is the same everywhere (`npm`), else an installed one. The
 * caller closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await findChromium();
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  return chromium.launch({ executablePath: path, args: flags, env: { ...inherited, ...env } });
}

async function findChromium(): Promise<Executable> {
  const wish = process.env['CHROMIUM_PATH'] ?? '';
  const isPacked = process.platform === 'linux' && process.arch === 'x64';
  if (wish === 'npm' || (wish === '' && isPacked)) return unpackNpmChromium();
  if (wish !== '') return { path: wish };
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...onPath, ...folders].flatMap((folder) =>
    names.map((name) => join(folder, name)),
  );
  const installed = [...candidates, ...fixedPaths].find(isExecutable);
  if (installed === undefined)
    throw new Error('There is no Chromium here: install one, or name it in CHROMIUM_PATH.');
  return { path: installed };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Unpacks `@sparticuz/chromium` with the shared libraries that a bare system lacks, once a machine.
 * It is done by a process of its own, whose environment makes the package bring its libraries, and
 * renamed into place, so that two test workers do not start a half-written file.
 */
async function unpackNpmChromium(): Promise<Executable> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  // The packed browser's size names its version well enough: another one is unpacked beside it.
  const { size } = await stat(join(dirname(entry), '../../bin/chromium.br'));
  const home = join(tmpdir(), `party-os-chromium-${size}-${process.getuid?.() ?? 'user'}`);
  if (!existsSync(home)) await unpackInto(home);
  const libraries = [join(home, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? ''].filter(
    (path) => path !== '',
  );
  const hasFonts = existsSync('/etc/fonts/fonts.conf');
  return {
    path: join(home, 'chromium'),
    env: {
      LD_LIBRARY_PATH: libraries.join(delimiter),
      ...(hasFonts ? {} : { FONTCONFIG_FILE: join(home, 'party-fonts.conf') }),
    },
  };
}

async function unpackInto(home: string): Promise<void> {
  const staging = await mkdtemp(`${home}-`);
  const script = "import('@sparticuz/chromium').then((module) => module.default.executablePath())";
  await promisify(execFile)(process.execPath, ['-e', script], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
  });
  const fonts = `<fontconfig><dir>${join(home, 'fonts')}</dir><cachedir>${join(home, 'font-cache')}</cachedir></fontconfig>\n`;
  await writeFile(join(staging, 'party-fonts.conf'), `<?xml version="1.0"?>\n${fonts}`);
  await mkdir(join(staging, 'font-cache'));
  // Another worker may have been faster: then its folder is as good.
  await rename(staging, home).catch(() => rm(staging, { recursive: true, force: true }));
}
