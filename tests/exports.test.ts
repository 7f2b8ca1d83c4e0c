import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const project = join(import.meta.dirname, '..');

function filesIn(folder: string): Map<string, string> {
  const names = readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.ts')).map((name) => join(project, folder, name));
  return new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
}

const source = filesIn('src');
const everything = new Map([...source, ...filesIn('tests')]);

/** `a, type B, c as d` → a, B, c: the names as the exporting file says them. */
const namesIn = (list: string): string[] =>
  list
    .split(',')
    .map((name) =>
      name
        .trim()
        .replace(/^type /, '')
        .replace(/ as .*$/, ''),
    )
    .filter((name) => name !== '');

/** What a file exports by name, each with what stands above it. */
function exportsOf(text: string): { name: string; kind: string; above: string }[] {
  const declared = /^export (?:async |abstract )*(const|let|function|class|interface|type|enum)\*? ([\w$]+)/gm;
  const passedOn = /^export (?:type )?\{([^}]*)\}/gm;
  return [
    ...[...text.matchAll(declared)].map((match) => ({
      name: match[2] ?? '',
      kind: match[1] ?? '',
      above: text.slice(0, match.index).trimEnd(),
    })),
    ...[...text.matchAll(passedOn)].flatMap((match) =>
      namesIn((match[1] ?? '').replace(/[\w$]+ as /g, '')).map((name) => ({ name, kind: 'passed on', above: '' })),
    ),
  ];
}

/** `file name` of all that a file imports by name; whoever imports a whole file may use any name he writes. */
function importedBy(file: string, text: string): string[] {
  const target = (path: string): string => resolve(dirname(file), path);
  const named = /^(?:import|export) (?:type )?(?:[\w$]+, )?\{([^}]*)\} from '(\.[^']+)'/gm;
  const whole = /^import \* as [\w$]+ from '(\.[^']+)'|\bimport(?:<[^>]*>)?\(\s*'(\.[^']+)'\s*\)/gm;
  const written = [...text.matchAll(/[\w$]+/g)].map(([word]) => word);
  return [
    ...[...text.matchAll(named)].flatMap((match) =>
      namesIn(match[1] ?? '').map((name) => `${target(match[2] ?? '')} ${name}`),
    ),
    ...[...text.matchAll(whole)].flatMap((match) =>
      written.map((name) => `${target(match[1] ?? match[2] ?? '')} ${name}`),
    ),
  ];
}

const imported = new Set([...everything].flatMap(([file, text]) => importedBy(file, text)));
const exported = [...source].flatMap(([file, text]) => exportsOf(text).map((found) => ({ file, ...found })));
const said = ({ file, name }: { file: string; name: string }): string => `${file.slice(project.length + 1)} ${name}`;

test('what is exported is imported by another file', () => {
  // The folder is read as a whole, whatever languages lie in it.
  const languages = join(project, 'src/wording/languages/');
  const unused = exported.filter(({ file, name }) => !imported.has(`${file} ${name}`) && !file.startsWith(languages));
  expect(unused.map(said)).toEqual([]);
  expect(exported.length).toBeGreaterThan(0);
});

test('every exported function and class says what it is', () => {
  const spoken = exported.filter(({ kind }) => kind === 'function' || kind === 'class');
  expect(spoken.filter(({ above }) => !above.endsWith('*/')).map(said)).toEqual([]);
  expect(spoken.length).toBeGreaterThan(0);
});

test('every package that is imported is listed in package.json', () => {
  const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  // What only measures the program is not installed with it; types are gone when it runs.
  const measures = (file: string): boolean => file.startsWith(join(project, 'src/evaluate/'));
  const strangers = [...everything].flatMap(([file, text]) => {
    const whole = { ...manifest.dependencies, ...manifest.devDependencies };
    const inSource = source.has(file) && !measures(file);
    return [
      ...text.matchAll(/^(?:import|export) (type )?[^'"]*?from '([^.'][^']*)'|\bimport\(\s*'([^.'][^']*)'\s*\)/gm),
    ]
      .map((match) => ({
        path: match[2] ?? match[3] ?? '',
        listed: inSource && !match[1] ? manifest.dependencies : whole,
      }))
      .filter(({ path }) => !path.startsWith('node:') && !builtinModules.includes(path))
      .map(({ path, listed }) => ({
        name: path
          .split('/')
          .slice(0, path.startsWith('@') ? 2 : 1)
          .join('/'),
        listed,
      }))
      .filter(({ name, listed }) => !Object.hasOwn(listed, name) && !Object.hasOwn(listed, `@types/${name}`))
      .map(({ name }) => said({ file, name }));
  });
  expect(strangers).toEqual([]);
});
