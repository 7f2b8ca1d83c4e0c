import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { joinedScript } from '../../../src/local/page/joined-script.ts';
import { type Files, temporaryFolder } from '../../building/folder.ts';
import { onTestFinished } from '../../building/running-test.ts';

const joined = (files: Files): Promise<string> =>
  joinedScript(join(temporaryFolder(files), 'main.ts'), (name, from) => join(dirname(from), name));

/** What a script says when it is run: it calls `say`. */
async function saidBy(files: Files): Promise<unknown[]> {
  const said: unknown[] = [];
  Object.assign(globalThis, { say: (word: unknown) => said.push(word) });
  onTestFinished(() => void Reflect.deleteProperty(globalThis, 'say'));
  await import(`data:text/javascript,${encodeURIComponent(await joined(files))}`);
  return said;
}

test('modules run once, in the order in which they are imported, and keep their names to themselves', async () => {
  const said = await saidBy({
    'main.ts': "import './b.js';\nimport { name } from './a.js';\nsay(name); await null; say('main');",
    'a.js': "import'./b.js';const t='a';say(t);export{t as name};",
    'b.js': "const t = 'b';\nsay(t);\n//# sourceMappingURL=b.js.map",
  });
  expect(said).toEqual(['b', 'a', 'a', 'main']);
});

test('what is exported arrives under the name that it is imported by', async () => {
  const said = await saidBy({
    'main.ts': `
      import type { Word } from './types.ts';
      import drawn from './default.js';
      import { one, two as second,
        Three } from './index.ts';
      import { four, renamed } from './index.ts';
      const words: readonly Word[] = [drawn(), one, second(), new Three().word, await four(), renamed()];
      for (const word of words) say(word);`,
    'default.js': "export default function Drawn() {\n  return 'drawn';\n}",
    'index.ts': "export * from './all.ts';\nexport { default as renamed } from './default.js';",
    'all.ts': `
      export const one = 'one';
      export function two(): string { return 'two'; }
      export class Three { readonly word = 'three'; }
      export async function four(): Promise<string> { return 'four'; }`,
  });
  expect(said).toEqual(['drawn', 'one', 'two', 'three', 'four', 'drawn']);
});

test.each([
  ['imported in a circle', { 'main.ts': "import './a.js';", 'a.js': "import './main.ts';" }],
  ['in an unknown way', { 'main.ts': "import * as all from './a.js';", 'a.js': 'export const a = 1;' }],
  ['in an unknown way', { 'main.ts': "import a from './a.js';", 'a.js': 'export default 1 + 1;' }],
  ['later on', { 'main.ts': "await import('./a.js');", 'a.js': '' }],
])('what is %s is refused, with the file’s name', async (why, files) => {
  await expect(joined(files)).rejects.toThrow(new RegExp(`(main.ts|a.js) .*${why}`));
});
