import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { maxQuestionChars } from '../../src/desk/input-limits.ts';
import { markdown } from '../building/article.ts';
import { dateline, type Run } from '../building/command.ts';
import { smallCoverage } from '../building/coverage.ts';
import { type Files, temporaryFolder, writeFiles } from '../building/folder.ts';

/** Asks about the harbour, with more files in the corpus or other arguments. */
async function ask(question: string, options: { files?: Files; args?: readonly string[] } = {}): Promise<Run> {
  const corpus = temporaryFolder({ ...smallCoverage, ...options.files });
  const data = temporaryFolder();
  return dateline(['ask', question, '--corpus', corpus, '--data', data, ...(options.args ?? [])]);
}

const harbour = 'When did the harbour of Gdynia open again?';
const harbourAnswer = '“The harbour of Gdynia opened again on Monday, three days after the storm.';

/** Whoever reads an error must not have to read a stack. */
function expectPlain({ stderr }: Run): void {
  expect(stderr).not.toMatch(/^\s+at .*:\d+|node:internal|Error:/m);
}

test.each([
  '--help',
  '-h',
])('%s says what a command does and how it is called, though the settings are wrong', async (help) => {
  const { code, stdout, stderr } = await dateline(['backup', help], { env: { TRACE_DAYS: 'many' } });
  expect(stdout).toContain('backup: back up articles');
  expect(stdout).toContain('Usage: npm run backup -- FILE');
  expect([code, stderr]).toEqual([0, '']);
});

test.each([
  'load',
  'newsroom',
  'backup',
  'soak',
  'second-reading',
])('bench %s says how it is called, and measures nothing', async (name) => {
  const { code, stdout, stderr } = await dateline(['bench', name, '--help']);
  expect([code, stdout, stderr]).toEqual([0, expect.stringMatching(`^Usage: npm run bench -- ${name}`), '']);
});

describe.concurrent('wrong use is exit code 2, nothing on standard output, and a sentence with the remedy', () => {
  test.each([
    ['an empty question', ['ask', ''], 'Write the question in quotation marks.'],
    ['only punctuation', ['ask', '?!…'], 'There are no words in that question. Please ask in words'],
    [
      'an over-long question',
      ['ask', 'ferry '.repeat(60)],
      `That question has 359 characters; at most ${maxQuestionChars} fit. Please shorten it.`,
    ],
    [
      'from after to',
      ['ask', harbour, '--from', '2026-03-05', '--to', '2026-03-01'],
      '“from” (2026-03-05) lies after “to” (2026-03-01). Swap them',
    ],
    [
      'an impossible day',
      ['ask', harbour, '--from', '2026-02-30'],
      '“2026-02-30” after “from” is not a date I can use.',
    ],
    ['an impossible --as-of', ['ask', harbour, '--as-of', '2026-13-01'], '--as-of 2026-13-01 is no day.'],
    [
      'an unknown outlet',
      ['ask', harbour, '--outlet', 'Daily Nothing'],
      'no outlet called “Daily Nothing”. It has: Baltic Courier, Lublin Post.',
    ],
    ['an unknown option', ['ask', harbour, '--form', '2026-03-05'], "Unknown option '--form'.\nUsage: npm run ask"],
    ['an option without its value', ['ask', harbour, '--from'], '--from needs a value after it.\nUsage: npm run ask'],
    [
      'a value that looks like an option',
      ['summary', '--days', '-1'],
      "--days needs a value after it that doesn't begin with a dash.\nUsage: npm run summary",
    ],
    ['a value for a switch', ['ask', harbour, '--json=yes'], '--json takes no value.\nUsage: npm run ask'],
    ['words after summary', ['summary', 'harbour'], 'For a topic write --topic "harbour".'],
    ['no number of days', ['summary', '--days', 'seven'], '--days seven is no whole number. Write it like --days 3.'],
    [
      'an unknown command',
      ['anwser'],
      'There is no command anwser. There are: start, console, ask, claims, timeline, summary, register',
    ],
    ['register without a token', ['register'], 'There is no DISCORD_TOKEN. Put it into .env'],
  ])('%s', async (_, args, sentence) => {
    const corpus = temporaryFolder(smallCoverage);
    const env = { CORPUS_DIR: corpus, DATA_DIR: temporaryFolder() };
    const run = await dateline(args, { env });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(sentence);
    expectPlain(run);
  });
});

test.concurrent('in a question any script, emoji, search operator or sign is a word like others', async () => {
  const questions = [
    'harbour of Gdynia AND open again',
    'harbour" NEAR(Gdynia, open) again*',
    'title:harbour OR -Gdynia ^open "again',
    "harbour'; DROP TABLE articles; -- of Gdynia open again",
    '(?:harbour|of)+ [Gdynia]* open.again$ \\1',
    'the harbour 🚢 of Gdynia, open again?!',
    'متى أعيد فتح ميناء Gdynia؟',
    '\u202eמתי נפתח harbour?',
    '항구 harbour 는 언제 다시 열렸나요?',
  ];
  const env = { CORPUS_DIR: temporaryFolder(smallCoverage), DATA_DIR: temporaryFolder() };
  const run = await dateline(['console'], { env, stdin: questions.join('\n') });
  expect(run.code).toBe(0);
  expectPlain(run);
  // Answered, or not covered with the nearest: either way the article about it is there.
  expect(run.stdout.match(/Harbour of Gdynia reopens after the storm/g)).toHaveLength(questions.length);
});

describe.concurrent('the corpus folder', () => {
  test('that is missing is named, with how to make or set it', async () => {
    const corpus = join(temporaryFolder(), 'no such folder');
    const run = await dateline(['ask', harbour, '--corpus', corpus, '--data', temporaryFolder()]);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain(`The corpus folder ${corpus} doesn't exist.`);
    expect(run.stderr).toContain('point CORPUS_DIR or --corpus to where they are');
    expectPlain(run);
  });

  test('that is empty covers nothing, and says where articles go', async () => {
    const corpus = temporaryFolder();
    const run = await dateline(['ask', harbour, '--corpus', corpus, '--data', temporaryFolder()]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('The coverage here does not answer this question.');
    expect(run.stdout).toContain('Nothing in it comes close.');
    expect(run.stderr).toContain(`There are no articles in ${corpus} yet. Put .md or .txt files there`);
  });
});

test.concurrent('what cannot be read or was guessed is told with file, line and what to do, and the rest is answered from', async () => {
  const files: Files = {
    'latin.md': Buffer.from('---\ntitle: Caf\xe9\n---\nText.', 'latin1'),
    'utf16.txt': Buffer.from('\ufeffThe ferry came late.', 'utf16le'),
    'broken/open.md': '---\ntitle: A\nText.',
    'broken/date.md': markdown({ title: 'A', date: '2026-02-30' }, 'Text.'),
    'broken/yaml.md': markdown({ title: 'A: B' }, 'Text.'),
    'empty.md': '',
    'one.md': markdown({ title: 'One', id: 'twice' }, 'It rains in Oslo.'),
    'two.md': markdown({ title: 'Two', id: 'twice' }, 'It rains in Oslo.'),
    'it’s a "file" & so.md': markdown({ title: 'A', status: 'gone' }, 'Text.'),
  };
  const { code, stdout, stderr } = await ask(harbour, { files });
  expect(code).toBe(0);
  expect(stdout).toContain(harbourAnswer);
  const told = stderr.split('\n').filter((line) => line.includes('Not read'));
  expect(told.map((line) => line.replace('  Not read: ', ''))).toEqual([
    "broken/open.md:1: the front matter isn't closed; put a line with --- below it.",
    'empty.md: there is no text in it; write the article below its headline.',
    'two.md: its id twice is taken by one.md; give one of them another id.',
  ]);
  const warned = stderr.split('\n').filter((line) => line.startsWith('    '));
  expect(warned.map((line) => line.trim())).toEqual([
    'broken/date.md:3: date “2026-02-30” is no date; write it like 2026-02-03; it was left out.',
    'broken/yaml.md:2: title was read as it stands; put it in quotation marks.',
    'it’s a "file" & so.md:3: status “gone” is none of published, corrected, withdrawn or draft, so the article is held back as a draft.',
    "latin.md:2: it isn't UTF-8 and was read as Windows-1252; save it as UTF-8.",
    "utf16.txt: it isn't UTF-8 and was read as UTF-16; save it as UTF-8.",
  ]);
});

test.concurrent('a pipe is no file to read, and nobody waits for it', async () => {
  const pipe = join(temporaryFolder(), 'news.md');
  spawnSync('mkfifo', [pipe]);
  const run = await dateline(['read', pipe]);
  expect([run.code, run.stdout]).toEqual([1, expect.stringContaining('it is no plain file; name a file or a folder')]);
});

test.concurrent('a file of 50 MB is refused by name and limit, quickly, and the rest is answered from', async () => {
  const corpus = temporaryFolder({ ...smallCoverage, 'huge.txt': 'The harbour. ' });
  truncateSync(join(corpus, 'huge.txt'), 50 * 1024 * 1024);
  const { code, stdout, stderr } = await dateline(['ask', harbour, '--corpus', corpus, '--data', temporaryFolder()]);
  expect(code).toBe(0);
  expect(stdout).toContain(harbourAnswer);
  expect(stderr).toContain('Not read: huge.txt: it has 50 MiB; an article has at most 2 MiB. Split it up.');
});

test.concurrent('folders and files may have spaces, quotes and percent signs in their names', async () => {
  const corpus = join(temporaryFolder(), 'our "best" articles, 100% & it’s all');
  mkdirSync(corpus);
  writeFiles(corpus, { 'a b/it\'s "late" #1.txt': 'Tram from Lublin\n\nThe tram of Lublin was painted green.' });
  const data = join(temporaryFolder(), 'data of "ours" 100%');
  const { code, stdout } = await dateline([
    'ask',
    'Which tram was painted?',
    '--json',
    '--corpus',
    corpus,
    '--data',
    data,
  ]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ status: 'answered', citations: [{ article: 'a b/it\'s "late" #1' }] });
});

describe.concurrent('settings', () => {
  test('that cannot be used are all named at once, with their remedy', async () => {
    const typed = { TIME_ZONE: 'Warsaw', DISCORD_GUILD_ID: 'my server' };
    const env = { ...typed, ANTHROPIC_BASE_URL: 'example.org', DISCORD_API_URL: 'ftp://example.org' };
    const run = await dateline(['ask', harbour], { env });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    for (const sentence of [
      'TIME_ZONE is not a time zone; use a name such as Europe/Warsaw',
      'DISCORD_GUILD_ID is not a server id; copy it in Discord',
      'ANTHROPIC_BASE_URL is not an http(s) address; write it like https://',
      'DISCORD_API_URL is not an http(s) address',
      'Correct it in .env or in the environment.',
    ]) {
      expect(run.stderr).toContain(sentence);
    }
    expectPlain(run);
  });

  test('that name the wrong data folder move nothing to a database', async () => {
    const data = join(temporaryFolder(), 'tpyo');
    const env = { DATABASE_URL: 'postgres://bot@127.0.0.1:1/dateline' };
    const run = await dateline(['move', 'postgres', '--data', data], { env });
    expect([run.code, run.stderr]).toEqual([1, expect.stringContaining(`There is nothing to move in ${data}`)]);
    expect(existsSync(data)).toBe(false);
  });

  test('that are blank count as absent', async () => {
    const env = { CORPUS_DIR: temporaryFolder(smallCoverage), DATA_DIR: temporaryFolder() };
    const blank = { ...env, TIME_ZONE: ' ', DISCORD_GUILD_ID: '', ANTHROPIC_API_KEY: ' ' };
    expect((await dateline(['ask', harbour], { env: blank })).stdout).toContain(harbourAnswer);
  });
});
