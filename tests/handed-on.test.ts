import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const project = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(project, file), 'utf8');
const manifest = JSON.parse(read('package.json'));

test('docs/dependencies.md lists exactly what package.json names, in its order', () => {
  const [, production = '', development = ''] = read('docs/dependencies.md').split(/^## /m);
  const listed = (section: string) => [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
  expect(listed(production)).toEqual(Object.keys(manifest.dependencies));
  expect(listed(development)).toEqual(Object.keys(manifest.devDependencies));
});

test('the newest version of CHANGELOG is the one of package.json', () => {
  expect(/^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$/m.exec(read('CHANGELOG.md'))?.[1]).toBe(manifest.version);
});

test('.nvmrc, the image and package.json name one Node', () => {
  const major = read('.nvmrc').trim();
  expect(manifest.engines.node).toBe(`>=${major}`);
  expect(read('Dockerfile')).toMatch(new RegExp(`^FROM node:${major}-`, 'm'));
  expect(manifest.devDependencies.node).toMatch(new RegExp(`^\\^${major}\\.`));
});
