import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '../src');

/** Rooms from the ground up: a room may import from its own floor's room itself and from lower floors only. */
const floors = [
  ['coverage', 'language', 'log', 'plot', 'wording'],
  ['config', 'store', 'model', 'check', 'stories'],
  ['index'],
  ['ingest', 'retrieve'],
  ['sources', 'writing'],
  ['desk'],
  ['schedule'],
  ['discord', 'terminal', 'evaluate'],
  ['metrics'],
  ['app'],
  ['commands'],
  ['main'],
];

/** The floors inside the room discord; what composes them stands at its top. */
const discordFloors = ['render', 'wire', 'controls', 'commands'];

/** The only rooms that may import a package; `types` means with `import type` alone. */
const packages: Record<string, Record<string, 'values' | 'types'>> = {
  '@anthropic-ai/sdk': { model: 'values', local: 'types' },
  'discord.js': { discord: 'values' },
  // One client reads the web, so that its limits and its manners hold everywhere.
  undici: { sources: 'values' },
  croner: { schedule: 'values' },
  'prom-client': { metrics: 'values' },
  '@resvg/resvg-wasm': { plot: 'values' },
  pino: { log: 'values' },
  // The evaluation measures the archive next to SQLite's own full text search.
  'node:sqlite': { store: 'values', evaluate: 'values' },
  pg: { store: 'values' },
  // The file of a backup.
  tar: { store: 'values' },
  minisearch: { evaluate: 'values' },
  '@orama/orama': { evaluate: 'values' },
};

interface Import {
  file: string;
  room: string;
  to: string;
  typesOnly: boolean;
}

function roomOf(file: string): string {
  return (relative(src, file).split('/')[0] ?? '').replace(/\.ts$/, '');
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const pattern = /^(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;
  return [...text.matchAll(pattern)].map((match) => ({
    file: relative(src, file),
    room: roomOf(file),
    to: match[2] ?? match[3] ?? '',
    typesOnly: match[1] !== undefined,
  }));
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(src, name));
const imports = files.flatMap(importsOf);
const floorOf = (room: string): number => floors.findIndex((floor) => floor.includes(room));

test('every room stands on a floor, and local stands apart', () => {
  const homeless = [...new Set(files.map(roomOf))].filter((room) => room !== 'local' && floorOf(room) < 0);
  expect(homeless).toEqual([]);
});

test('imports run downwards only', () => {
  const upwards = imports
    .filter(({ to }) => to.startsWith('.'))
    .map((found) => ({ ...found, target: roomOf(join(src, found.file, '..', found.to)) }))
    .filter(({ room, target }) => {
      if (room === target || target === 'coverage') return false;
      // What is played here knows the wire alone; the page around it speaks to people.
      if (room === 'local') return target !== 'wording';
      if (target === 'local') return room !== 'commands';
      return floorOf(target) >= floorOf(room);
    })
    .map(({ file, to }) => `${file} imports ${to}`);
  expect(upwards).toEqual([]);
});

test('imports inside the room discord run downwards, too', () => {
  const floorIn = (file: string): number => {
    const [room, floor = '', inside] = relative(src, file).split('/');
    if (room !== 'discord') return -1;
    return inside === undefined ? discordFloors.length : discordFloors.indexOf(floor);
  };
  const own = imports.filter(({ room, to }) => room === 'discord' && to.startsWith('.'));
  const upwards = own
    .filter(({ file, to }) => floorIn(join(src, file, '..', to)) > floorIn(join(src, file)))
    .map(({ file, to }) => `${file} imports ${to}`);
  expect(upwards).toEqual([]);
  expect(own.length).toBeGreaterThan(0);
});

test('no files import each other, not even in a round about way', () => {
  const importedBy = Map.groupBy(
    imports.filter(({ to }) => to.startsWith('.')).map(({ file, to }) => ({ file, target: join(file, '..', to) })),
    ({ file }) => file,
  );
  const done = new Set<string>();
  const circleFrom = (file: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const { target } of importedBy.get(file) ?? []) {
      const circle = circleFrom(target, [...way, file]);
      if (circle !== null) return circle;
    }
    done.add(file);
    return null;
  };
  for (const file of importedBy.keys()) expect(circleFrom(file, [])).toBeNull();
});

test('each guarded package is imported in its own room only', () => {
  const strangers = imports
    .filter(({ room, to, typesOnly }) => {
      const name = Object.keys(packages).find((guarded) => to === guarded || to.startsWith(`${guarded}/`));
      if (name === undefined) return false;
      const allowed = packages[name]?.[room];
      return allowed === undefined || (allowed === 'types' && !typesOnly);
    })
    .map(({ file, to }) => `${file} imports ${to}`);
  expect(strangers).toEqual([]);
});

test('the check itself reads imports', () => {
  expect(imports.length).toBeGreaterThan(0);
});
