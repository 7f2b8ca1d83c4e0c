import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const project = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(project, file), 'utf8');

/** The words after `node`, as npm runs them. */
const { scripts } = JSON.parse(read('package.json'));
const npmStart: readonly string[] = scripts.start.split(' ').slice(1);

test('the image starts the bot as npm start does', () => {
  const words = (instruction: string): string[] =>
    JSON.parse(new RegExp(`^${instruction} (.*)$`, 'm').exec(read('Dockerfile'))?.[1] ?? '[]');
  expect([...words('ENTRYPOINT'), ...words('CMD')]).toEqual(['node', ...npmStart]);
});

test('so does the service, by the Node that npm installed', () => {
  const start = /^ExecStart=(.*)$/m.exec(read('docs/systemd/dateline.service'))?.[1];
  expect(start?.split(' ')).toEqual(['/opt/dateline/node_modules/node/bin/node', ...npmStart]);
});

test('the builder is sent what the Dockerfile copies, and nothing else', () => {
  const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, sources = '']) =>
    sources.split(' '),
  );
  const sent = [...read('.dockerignore').matchAll(/^!(.*)$/gm)].map(([, name]) => name);
  expect(read('.dockerignore')).toMatch(/^\*$/m);
  expect(sent.toSorted()).toEqual([...new Set(copied)].toSorted());
});

test('.env.example leaves alone what image and service set: an empty line there would win', () => {
  const set = (line: RegExp): Record<string, string> =>
    Object.fromEntries(
      (line.exec(read('Dockerfile') + read('docs/systemd/dateline.service'))?.[1] ?? '')
        .split(' ')
        .map((pair) => pair.split('=')),
    );
  const { NODE_ENV: _, ...ofImage } = set(/^ENV (.*)$/m);
  const { NODE_ENV: __, ...ofService } = set(/^Environment=(.*)$/m);
  const said = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(said).toContain('DISCORD_TOKEN');
  expect(said.filter((name = '') => name in ofImage || name in ofService)).toEqual([]);
  expect(Object.keys(ofImage)).toEqual(Object.keys(ofService));

  // An .env of one's own may hold such a line all the same.
  const { services } = parse(read('compose.yaml'));
  expect(services.dateline.environment).toEqual({ ...ofImage, METRICS_PORT: Number(ofImage['METRICS_PORT']) });
});
