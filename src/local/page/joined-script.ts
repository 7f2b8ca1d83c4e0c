import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, relative } from 'node:path';
import { type ImportSpecifier, init, parse } from 'es-module-lexer';

/** Modules can't be joined; the message names the file. */
class JoinError extends Error {
  override readonly name = 'JoinError';
}

/** A module as a function's body, and what that function returns. */
interface Part {
  readonly body: string;
  readonly exported: readonly string[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
}

/**
 * Joins a module with all that it imports into one: a browser takes longer to ask for a hundred small files, each found in the one before, than for
 * all else on a page. Each becomes a function that is called once, in the order in which a browser would run them; `entry` comes last, and exports nothing.
 * @param entry a file, JavaScript or TypeScript
 * @param find the file that `name` stands for in the module `from`
 * @throws {JoinError} when modules import each other in a circle, or in a way that nothing on the page does: whole, by default, or later on.
 */
export async function joinedScript(entry: string, find: (name: string, from: string) => string): Promise<string> {
  await init;
  const parts: string[] = [];
  /** The constant that holds a module's exports; `null` while what it imports is joined. */
  const joined = new Map<string, string | null>();

  const add = async (file: string): Promise<string> => {
    const known = joined.get(file);
    if (known === null) throw new JoinError(`${file} is imported in a circle.`);
    if (known !== undefined) return known;
    joined.set(file, null);
    const { body, exported } = await partOf(file, (name) => add(find(name, file)));
    const constant = `$${parts.length}`;
    joined.set(file, constant);
    const heading = `// ${relative(dirname(entry), file)}`;
    // The last one may wait for something, which a function could not.
    if (file === entry) parts.push(`${heading}\n${body}`);
    else parts.push(`${heading}\nconst ${constant} = (() => {\n${body}\nreturn { ${exported.join(', ')} };\n})();`);
    return constant;
  };
  await add(entry);
  return parts.join('\n');
}

async function partOf(file: string, constantOf: (name: string) => Promise<string>): Promise<Part> {
  const text = await readFile(file, 'utf8');
  const source = file.endsWith('.ts') ? stripTypeScriptTypes(text) : text.replace(/^\/\/# sourceMappingURL=.*$/gm, '');
  const [imports, exports] = parse(source, file);
  const bound: string[] = [];
  const edits: Edit[] = [];
  const exported: string[] = [];
  for (const each of imports) {
    // es-module-lexer's mark of `import.meta`.
    if (each.d === -2) throw new JoinError(`${file} uses import.meta, which a joined script doesn't have.`);
    if (each.d !== -1 || each.n === undefined) throw new JoinError(`${file} imports something later on.`);
    const constant = await constantOf(each.n);
    const { names, isExport } = clauseOf(source, each, file);
    if (isExport)
      exported.push(...names.map(([from, to]) => (from === '*' ? `...${constant}` : `${to}: ${constant}.${from}`)));
    else if (names.length > 0)
      bound.push(`const { ${names.map((pair) => pair.join(': ')).join(', ')} } = ${constant};`);
    edits.push({ start: each.ss, end: each.se });
  }
  for (const { n: name, ln: local, ss: start } of exports) {
    // Those of another module are known by now.
    if (edits.some((edit) => edit.start === start && source.startsWith('export', start) && local === undefined))
      continue;
    if (local === undefined) throw new JoinError(`${file} exports ${name} in an unknown way.`);
    exported.push(`${name}: ${local}`);
    edits.push({
      start,
      end: start + (/^export(?:\s*\{[^}]*\}|\s+default)?/.exec(source.slice(start))?.[0].length ?? 0),
    });
  }
  return { body: [...bound, without(source, edits)].join('\n'), exported };
}

/** What a statement imports, or exports from another module, each by its name there and its name here; `*` is all of it. */
function clauseOf(source: string, { ss: start, s: end, n }: ImportSpecifier, file: string) {
  const clause = source.slice(start, end - 1);
  const [, keyword = '', list = ''] = /^(import|export)\s*(?:(\*|[$\w]+|\{[^}]*\})\s*from)?\s*$/.exec(clause) ?? [];
  const isExport = keyword === 'export';
  if (keyword === '' || (list === '*' && !isExport)) throw new JoinError(`${file} imports “${n}” in an unknown way.`);
  if (list === '*') return { isExport, names: [['*', '*']] };
  if (/^[$\w]/.test(list)) return { isExport, names: [['default', list]] };
  const pairs = list.replace(/[{}]/g, '').split(',');
  const names = pairs.map((pair) => pair.trim().split(/\s+as\s+/)).filter(([name]) => name !== '');
  return { isExport, names: names.map(([from = '', to = from]) => [from, to]) };
}

function without(source: string, edits: readonly Edit[]): string {
  let [kept, at] = ['', 0];
  for (const { start, end } of edits.toSorted((a, b) => a.start - b.start)) {
    // Several names stand in one list.
    if (start < at) continue;
    kept += source.slice(at, start);
    at = end;
  }
  return kept + source.slice(at);
}
