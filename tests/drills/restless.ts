import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openArchive as open } from '../../src/index/open-archive.ts';
import { syncFolder } from '../../src/sources/folder.ts';
import { markdown } from '../building/article.ts';
import { createRandom, inventEvent, pick, type Random, report } from '../building/prose.ts';

/**
 * A program that edits a corpus folder and syncs it, again and again, until it is killed:
 * `node restless.ts CORPUS DATA SEED`. Says a line on standard output as each sync begins.
 */

const timeZone = 'UTC';
const files = 120;
/** Below the number from which a transaction holds many articles, so that a sync is many transactions; now and then above. */
const editsARound = [20, 40, 60, 80];

function randomFile(random: Random): string {
  // A third of the articles report the events of others, and a few claim an id that another may have.
  const event = inventEvent(createRandom(Math.floor(random() * 110)));
  const id = random() < 0.15 ? { id: `named-${Math.floor(random() * 20)}` } : {};
  const status = random() < 0.05 ? { status: 'withdrawn' } : {};
  return markdown({ title: `Report ${Math.floor(random() * 1e6)}`, ...id, ...status }, report(event, random));
}

/** Puts a file in its place whole: a half written one is a broken edit, and its earlier version may go with it. */
function replaceFile(path: string, draft: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(draft, content);
  renameSync(draft, path);
}

function edit(corpus: string, random: Random): void {
  for (let edits = pick(random, editsARound); edits > 0; edits--) {
    const path = `${Math.floor(random() * 8)}/${Math.floor((random() * files) / 8)}.md`;
    if (random() < 0.2) rmSync(join(corpus, path), { force: true });
    else replaceFile(join(corpus, path), join(corpus, '.draft'), randomFile(random));
  }
}

const [corpus, dataDir, seed] = process.argv.slice(2);
if (corpus === undefined || dataDir === undefined) throw new Error('usage: restless.ts CORPUS DATA SEED');
const random = createRandom(Number(seed));
const { writer } = open(dataDir, timeZone);
for (;;) {
  edit(corpus, random);
  process.stdout.write('syncing\n');
  await syncFolder(writer, corpus);
}
