import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { joinedScript } from './joined-script.ts';

/** Something that the page is made of. */
interface PageFile {
  readonly type: string;
  readonly body: string | Buffer;
}

const browserDir = fileURLToPath(new URL('./browser/', import.meta.url));
const require = createRequire(import.meta.url);

const core = '@skyra/discord-components-core';

/** What draws messages as Discord does, and what that is made of, with the file that each stands for; nothing else of the packages is served. */
const packages: Readonly<Record<string, string>> = {
  [core]: 'dist/index.js',
  lit: 'index.js',
  'lit-html': 'lit-html.js',
  'lit-element': 'index.js',
  '@lit/context': 'index.js',
  '@lit/reactive-element': 'reactive-element.js',
};

const plainFiles: Readonly<Record<string, string>> = {
  '/': 'text/html; charset=utf-8',
  '/page.css': 'text/css; charset=utf-8',
  '/icon.svg': 'image/svg+xml',
};

let script: Promise<string> | null = null;

/** Its script is put together when it is first asked for, and stays as it was then. @returns `null` for whatever the page isn't made of. */
export async function pageFile(path: string): Promise<PageFile | null> {
  if (path === '/page.js') {
    script ??= joinedScript(join(browserDir, 'main.ts'), fileOf);
    return { type: 'text/javascript; charset=utf-8', body: await script };
  }
  const type = plainFiles[path];
  if (type === undefined) return null;
  return { type, body: await readFile(join(browserDir, path === '/' ? 'index.html' : path)) };
}

/** Where a browser would find what a module imports: packages have other files for Node. @throws for packages that the page isn't made of. */
function fileOf(name: string, from: string): string {
  if (name.startsWith('.')) return join(dirname(from), name);
  const owner = Object.keys(packages).find((each) => name === each || name.startsWith(`${each}/`));
  if (owner === undefined) throw new Error(`The page is not made of ${name}.`);
  // These have one file for all.
  if (owner === core) return require.resolve(name);
  return join(packageDir(owner), name === owner ? (packages[owner] ?? '') : name.slice(owner.length + 1));
}

/** A package's own folder, above the file that its name stands for. */
function packageDir(name: string): string {
  const end = join('node_modules', ...name.split('/'));
  let dir = dirname(require.resolve(name));
  while (!dir.endsWith(end) && dir !== dirname(dir)) dir = dirname(dir);
  return dir;
}
