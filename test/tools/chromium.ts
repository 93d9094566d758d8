import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Names a Chromium goes by on the PATH, the more complete first. */
const NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'chromium',
  'chromium-browser',
  'chromium-headless-shell',
];

/** Where macOS keeps it, which is not on the PATH. */
const MAC_APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Names within Playwright's cache. */
const CACHED_NAMES = ['headless_shell', 'chrome-headless-shell', 'chrome'];

/** Quiet, and without the calls home that a closed network refuses many at a time. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Playwright's own installer. */
const PLAYWRIGHT = join(import.meta.dirname, '../../node_modules/playwright-core/cli.js');

const INSTALL_LIMIT_MS = 180_000;

/** One way to come by a browser: where it looked, and what it found there. */
interface Attempt {
  readonly what: string;
  readonly find: () => string | undefined;
}

/** A wrapper of the same name may be there without a browser behind it, so ask for the version. */
function works(executable: string): boolean {
  return (
    existsSync(executable) &&
    spawnSync(executable, ['--version', '--no-sandbox'], { timeout: 20_000 }).status === 0
  );
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...MAC_APPLICATIONS].find(works);
}

function playwrightCache(): string {
  const mac = join(homedir(), 'Library/Caches/ms-playwright');
  const other = join(homedir(), '.cache/ms-playwright');
  return process.env.PLAYWRIGHT_BROWSERS_PATH ?? (process.platform === 'darwin' ? mac : other);
}

/** The newest in Playwright's cache: chromium-1234/chrome-linux/chrome and the like. */
function inPlaywrightCache(): string | undefined {
  const cache = playwrightCache();
  if (!existsSync(cache)) return undefined;
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium'))
    .sort()
    .reverse()
    .flatMap((name) => readdirSync(join(cache, name)).map((build) => join(cache, name, build)))
    .flatMap((folder) => CACHED_NAMES.map((name) => join(folder, name)))
    .find(works);
}

function install(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    spawnSync(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: INSTALL_LIMIT_MS })
      .status === 0
  );
}

/** Debian's own package; with a Chinese font, or the Chinese pages would show boxes. */
function fromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  const packages = ['chromium-headless-shell', 'fonts-noto-cjk'];
  const installed =
    install('apt-get', ['-qq', 'update']) &&
    install('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...packages]);
  return installed ? onPath() : undefined;
}

function fromPlaywright(): string | undefined {
  const installed = install(process.execPath, [PLAYWRIGHT, 'install', 'chromium']);
  return installed ? inPlaywrightCache() : undefined;
}

/** The environment variable is an order, not a hint: when it is set and wrong, nothing else is tried. */
function fromEnvironment(): string | undefined {
  const executable = process.env.WINDTUNNEL_CHROMIUM;
  if (executable === undefined || executable === '' || works(executable)) return executable;
  throw new Error(`WINDTUNNEL_CHROMIUM is ${executable}, which does not run; correct it or unset it`);
}

const ATTEMPTS: readonly Attempt[] = [
  { what: 'the environment variable WINDTUNNEL_CHROMIUM (not set)', find: fromEnvironment },
  { what: `an installed browser: ${NAMES.join(', ')} on the PATH, or in /Applications`, find: onPath },
  { what: `Playwright's cache in ${playwrightCache()}`, find: inPlaywrightCache },
  { what: 'apt-get install chromium-headless-shell (as root on Debian)', find: fromDebian },
  { what: 'playwright-core install chromium', find: fromPlaywright },
];

/**
 * The path of a Chromium that runs, installed first when this machine has none.
 *
 * @throws Error naming everything that was tried: without a browser, the browser tests fail, they are not skipped
 */
export function findChromium(): string {
  for (const { find } of ATTEMPTS) {
    const executable = find();
    if (executable !== undefined && executable !== '') return executable;
  }
  const tried = ATTEMPTS.map(({ what }) => `  - ${what}`).join('\n');
  throw new Error(`no Chromium was found, and none could be installed. Tried, in this order:\n${tried}`);
}

/** Starts a Chromium without a window. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), headless: true, args: FLAGS });
}
