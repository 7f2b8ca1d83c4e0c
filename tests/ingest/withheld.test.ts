import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import { UnreadableError } from '../../src/coverage/unreadable.ts';
import { readImportedLine } from '../../src/ingest/imported-line.ts';
import { readHtml, readMarkdown, readPlainText } from '../../src/ingest/make-article.ts';
import { syncedFolder } from '../building/archive.ts';
import { markdown } from '../building/article.ts';

/** What readers must never see: withdrawn articles, drafts, and front matter as text. */

const body = '\nThe port of Ustka got a new crane on Monday. It lifts ninety tonnes.\n';
const fields = 'title: Port gets new crane\nstatus: withdrawn\n';
const quietly = { timeZone: 'UTC', warn: () => {} };

/** How a file stands, or that it was refused. */
function standing(read: () => Article): string {
  try {
    return read().status;
  } catch (error) {
    if (error instanceof UnreadableError) return 'refused';
    throw error;
  }
}

const hidden = /^(?:withdrawn|draft|refused)$/;

test.each([
  ['a blank line', `\n\n---\n${fields}---${body}`],
  ['a byte order mark and a blank line', `\ufeff\n---\n${fields}---${body}`],
  ['a comment', `<!-- exported -->\n---\n${fields}---${body}`],
  ['comments over several lines', `<!-- a -->\n\n<!-- b\nc -->\n---\n${fields}---${body}`],
  ['a comment with #', `# exported 2026\n---\n${fields}---${body}`],
  ['a line of text', `Exported by our system\n\n---\n${fields}---${body}`],
  ['a directive', `%YAML 1.2\n---\n${fields}---${body}`],
])('front matter is found behind %s', (_name, file) => {
  expect(standing(() => readMarkdown('a.md', file))).toMatch(hidden);
  expect(standing(() => readPlainText('a.txt', file))).toMatch(hidden);
});

test.each([
  ['four dashes', `----\n${fields}----${body}`],
  ['dashes of a word processor', `—\n${fields}—${body}`],
  ['a block of code', `\`\`\`yaml\n${fields}\`\`\`${body}`],
  ['stars', `***\n${fields}***${body}`],
  ['YAML’s own end', `---\n${fields}...${body}`],
  ['a named form', `---yaml\n${fields}---${body}`],
  ['spaces before its marks', `  ---\n${fields}  ---${body}`],
  ['spaces behind its marks', `--- \n${fields}---  ${body}`],
  ['no marks at all', `${fields}${body}`],
  ['an end alone', `${fields}---${body}`],
  ['a headline above it', `# Port reopens\n\nstatus: withdrawn\n${body}`],
  ['blank lines within it', `Title: Port\n\nStatus: withdrawn\n${body}`],
  ['line ends of old', `---\r${fields.replaceAll('\n', '\r')}---\rText.`],
  ['a quotation around it', `> ---\n> status: withdrawn\n> ---\n${body}`],
])('and with %s', (_name, file) => {
  expect(standing(() => readMarkdown('a.md', file))).toMatch(hidden);
});

test.each([
  '+++\ntitle = "Port"\ndraft = true\n+++',
  '+++\nTitle = "Port"\nStatus = "withdrawn"\n+++',
  '---toml\ntitle = "Port"\nstatus = "withdrawn"\n---',
  '{"title": "Port", "draft": true}',
  '{\n  "title": "Port {1}",\n  "Status": "Withdrawn"\n}',
])('TOML and JSON are front matter too: %s', (front) => {
  expect(standing(() => readMarkdown('a.md', `${front}${body}`))).toMatch(/withdrawn|draft/);
});

test.each([
  'Status: withdrawn',
  'STATUS: Withdrawn',
  '"status": withdrawn',
  'status:withdrawn',
  'status:\u00a0withdrawn',
  'status：withdrawn',
  'status: “withdrawn”',
  'status: [withdrawn]',
  'status: retracted',
  'status: withdrawn # by legal',
  'status: withdrwan',
  'staus: withdrawn',
  'post_status: pending',
  'meta:\n  status: withdrawn',
  'status: draft',
  'Draft: true',
  'draft: "yes"',
  'draft: 1',
  'draft: maybe',
  'published: false',
  "published: 'no'",
  'published: Off',
  'publish: false',
  'unpublished: true',
  'hidden: true',
  'embargo: 2026-12-01 06:00',
  'published: nie',
  'stan: wycofany',
  'szkic: tak',
  'is_draft: true',
  'isDraft: true',
  'is_published: false',
  'isPublic: no',
  'spiked: true',
  'killed: yes',
  'pubstatus: canceled',
  'pubstatus: withheld',
  'post_status: eyes-only',
  'hold: true',
  'not_for_publication: true',
  'released: false',
  'visibility: internal',
  'removed: true',
  'pending: true',
  '상태: 철회',
  '상태: 초안',
])('%s holds an article back, in front matter and in imports', (lines) => {
  expect(standing(() => readMarkdown('a.md', `---\ntitle: Port\n${lines}\n---${body}`))).toMatch(/withdrawn|draft/);
  const key = /^[^:：]+/.exec(lines)?.[0] ?? '';
  const value = lines.slice(key.length + 1).trim();
  if (!/^[\w"]+$/.test(key) || /[\n[#“]/.test(lines)) return;
  const line = JSON.stringify({
    id: 'a',
    title: 'Port',
    [key.replaceAll('"', '')]: value.replace(/^["']|["']$/g, ''),
    text: body,
  });
  expect(standing(() => readImportedLine(Buffer.from(line), quietly))).toMatch(/withdrawn|draft/);
});

test.each([
  { id: 'a', text: body, draft: true },
  { id: 'a', text: body, published: false },
  { id: 'a', text: body, metadata: { Status: 'withdrawn' } },
  { ID: 'a', Text: body, STATUS: 'withdrawn' },
  { id: 'a', body: `---\nstatus: withdrawn\n---${body}` },
  { id: 'a', status: 'published', metadata: { draft: true }, text: body },
])('so do the fields of an imported line: %j', (line) => {
  expect(standing(() => readImportedLine(Buffer.from(JSON.stringify(line)), quietly))).toMatch(/withdrawn|draft/);
});

test.each([
  'published',
  'Publish',
  'live',
  'PUBLISHED',
  'corrected',
  'opublikowane',
  '게시됨',
])('status: %s shows it', (status) => {
  expect(standing(() => readMarkdown('a.md', markdown({ status }, body)))).toMatch(/published|corrected/);
});

test.each([
  'draft: false',
  'draft: no',
  'draft: ""',
  'published: true',
  'published: yes',
  'published: 2026-02-03',
  'hidden: false',
  'comments: hidden',
])('%s holds nothing back', (lines) => {
  expect(standing(() => readMarkdown('a.md', `---\ntitle: Port\n${lines}\n---${body}`))).toBe('published');
});

test.each([
  ['---\n- title: Port\n- status: withdrawn\n---', readMarkdown],
  ['---\n\ttitle: Port\n---', readMarkdown],
  ['+++\ntitle = Port\n+++', readMarkdown],
  ['+++\ntitle = "Port"', readMarkdown],
  ['{"title": "Port",}\n', readMarkdown],
  ['{"title": "Port"\n', readMarkdown],
  ['<p>---<br>title: Port<br>status: withdrawn<br>---</p>', readHtml],
  ['<p>title: Port</p><p>status: draft</p>', readHtml],
])('front matter that can’t be understood is never text: %j', (front, read) => {
  expect(standing(() => read('a.md', `${front}${body}`))).toBe('refused');
});

test.each([
  'Sources: ministers want a new port\n\nThe port of Ustka grows.',
  'Date palms grow in Ustka now. They like it.',
  '# Port reopens\n\n---\n\nThe port of Ustka reopened.\n\n---\n\nIt is open.',
  'Note: this is opinion.\n\nThe port of Ustka is too small.',
  'NFL draft: yes, it matters\n\nThe port of Ustka held it.',
])('what only looks like it is text: %j', (file) => {
  expect(standing(() => readMarkdown('a.md', file))).toBe('published');
});

describe('an article that was published', () => {
  test.each([
    'status: draft',
    'Status: WITHDRAWN',
    'published: false',
    'status: withdrawm',
  ])('goes with %s', async (line) => {
    const folder = syncedFolder({ 'a.md': markdown({ title: 'Port' }, body) });
    await folder.sync();
    expect(await folder.library.article('a')).not.toBeNull();
    await folder.sync({ 'a.md': `---\ntitle: Port\n${line}\n---${body}` });
    expect(await folder.library.article('a')).toBeNull();
    await folder.sync({ 'a.md': markdown({ title: 'Port' }, body) });
    expect(await folder.library.article('a')).not.toBeNull();
  });
});

test.each([
  'is_draft: false',
  'is_published: true',
  'killed: 14',
  'pubstatus: usable',
  'station: Radio Gdynia',
  'removed: false',
  'issue: 3',
  'final: true',
])('%s holds nothing back', (line) => {
  expect(standing(() => readMarkdown('a.md', `---\ntitle: Port\n${line}\n---${body}`))).not.toMatch(/withdrawn|draft/);
});
