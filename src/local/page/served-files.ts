import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Something that the page is made of. */
interface PageFile {
  readonly type: string;
  readonly body: string | Buffer;
}

const browserDir = fileURLToPath(new URL('./browser/', import.meta.url));
const require = createRequire(import.meta.url);

/** What draws messages as Discord does, and what that is made of; nothing else of the packages is served. */
const packages = [
  '@skyra/discord-components-core',
  'lit',
  'lit-html',
  'lit-element',
  '@lit/context',
  '@lit/reactive-element',
];

const core = '@skyra/discord-components-core';

/** What the page draws, by the names that the package exports. */
const drawnBy = Object.fromEntries(
  [
    'Messages',
    'Message',
    'Command',
    'Embed',
    'EmbedDescription',
    'EmbedFooter',
    'Attachments',
    'ActionRow',
    'Button',
  ].map((name) => {
    const dashed = `discord${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return [`${core}/${dashed}.js`, `/npm/${core}/dist/components/${dashed}/Discord${name}.js`];
  }),
);

/** Where the browser finds the packages by their names. */
const importMap = JSON.stringify({
  imports: {
    ...drawnBy,
    lit: '/npm/lit/index.js',
    'lit/': '/npm/lit/',
    'lit-html': '/npm/lit-html/lit-html.js',
    'lit-html/': '/npm/lit-html/',
    'lit-element/': '/npm/lit-element/',
    '@lit/context': '/npm/@lit/context/index.js',
    '@lit/reactive-element': '/npm/@lit/reactive-element/reactive-element.js',
    '@lit/reactive-element/': '/npm/@lit/reactive-element/',
  },
});

/** The import map is the only script inside the page, and this its leave. */
export const importMapHash = `sha256-${createHash('sha256').update(importMap).digest('base64')}`;

const plainFiles: Readonly<Record<string, string>> = {
  '/page.css': 'text/css; charset=utf-8',
  '/icon.svg': 'image/svg+xml',
};
const script = 'text/javascript; charset=utf-8';

/** @returns `null` for whatever the page isn't made of. */
export async function pageFile(path: string): Promise<PageFile | null> {
  if (path === '/') {
    const html = await readFile(join(browserDir, 'index.html'), 'utf8');
    return {
      type: 'text/html; charset=utf-8',
      body: html.replace('<!-- import map -->', `<script type="importmap">${importMap}</script>`),
    };
  }
  const plain = plainFiles[path];
  if (plain !== undefined) return { type: plain, body: await readFile(join(browserDir, path)) };
  if (/^\/browser\/[a-z-]+\.ts$/.test(path)) return browserScript(path.slice('/browser/'.length));
  return path.startsWith('/npm/') ? packageFile(path.slice('/npm/'.length)) : null;
}

async function browserScript(name: string): Promise<PageFile | null> {
  const source = await readOrNull(join(browserDir, name));
  return source === null ? null : { type: script, body: stripTypeScriptTypes(source.toString()) };
}

async function packageFile(path: string): Promise<PageFile | null> {
  const name = packages.find((each) => path.startsWith(`${each}/`));
  const inside = name === undefined ? '' : path.slice(name.length + 1);
  if (name === undefined || extname(inside) !== '.js' || !/^[\w./-]+$/.test(inside) || inside.includes('..'))
    return null;
  const body = await readOrNull(join(packageDir(name), inside));
  return body === null ? null : { type: script, body };
}

const dirs = new Map<string, string>();

function packageDir(name: string): string {
  const known = dirs.get(name) ?? nearestPackage(require.resolve(name), name);
  dirs.set(name, known);
  return known;
}

/** A package's own folder, above the file that its name stands for. */
function nearestPackage(file: string, name: string): string {
  const end = join('node_modules', ...name.split('/'));
  let dir = dirname(file);
  while (!dir.endsWith(end) && dir !== dirname(dir)) dir = dirname(dir);
  return dir;
}

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch {
    return null;
  }
}
