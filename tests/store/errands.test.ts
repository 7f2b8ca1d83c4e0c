import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ErrandForm } from '../../src/store/errands.ts';
import { temporaryFolder } from '../building/folder.ts';
import { twoStates } from '../building/state.ts';

const at = new Date('2026-03-06T12:00:00Z');
const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
const outcome = { code: 0, lines: ['done'] };
const noBytes = () => {};
const importOf = (file: string): ErrandForm => ({
  ...{ kind: 'import', file: `/desk/${file}`, shownAs: file, stamp: '3-1', isAgain: false },
});
const removal: ErrandForm = { kind: 'remove', source: 'paper', wasNamed: true };

test('what one process hands in another does: the oldest first, and whoever waits is told how far it is and what came of it', async () => {
  const [{ errands: one }, { errands: other }] = await twoStates();
  const first = await one.handIn(removal, null, at, noBytes);
  const second = await one.handIn({ kind: 'poll', source: 'paper' }, null, later(1), noBytes);
  expect(await other.open()).toEqual([
    { id: first, form: removal },
    { id: second, form: { kind: 'poll', source: 'paper' } },
  ]);
  expect(await one.standing(first)).toEqual({ progress: null, outcome: null });
  expect(await other.show(first, { what: 'half of it', share: 0.5 })).toBe(true);
  expect(await one.standing(first)).toEqual({ progress: { what: 'half of it', share: 0.5 }, outcome: null });
  await other.end(first, outcome, later(2));
  expect((await one.standing(first))?.outcome).toEqual(outcome);
  expect((await one.open()).map(({ id }) => id)).toEqual([second]);
  // It has ended: nothing comes after that, and it can't be taken back.
  expect(await other.show(first, { what: 'more', share: 1 })).toBe(false);
  expect(await one.withdraw(first)).toBe(false);
  await other.end(second, outcome, later(27));
  expect(await one.standing(first)).toBe(null);
});

test('the same, handed in again while it is open, is the same; one that is withdrawn is gone', async () => {
  const [{ errands: one }, { errands: other }] = await twoStates();
  const first = await one.handIn(removal, null, at, noBytes);
  expect(await other.handIn(removal, null, later(1), noBytes)).toBe(first);
  expect(await other.withdraw(first)).toBe(true);
  expect([await one.open(), await one.standing(first)]).toEqual([[], null]);
  expect(await one.show(first, { what: 'half of it', share: null })).toBe(false);
  expect(await one.handIn(removal, null, later(2), noBytes)).not.toBe(first);
});

test(
  'a file goes with it as it was handed in, whatever happens to that file, until the errand ends',
  { tags: 'thorough' },
  async () => {
    const [{ errands: one }, { errands: other }] = await twoStates();
    const folder = temporaryFolder();
    // More than is copied at a time.
    const content = Buffer.alloc(9_000_000, 'abcdefg');
    const path = join(folder, 'archive.jsonl');
    writeFileSync(path, content);
    const copied: number[] = [];
    const id = await one.handIn(importOf('archive.jsonl'), path, at, (bytes) => copied.push(bytes));
    expect(copied.at(-1)).toBe(content.length);
    expect(copied.length).toBeGreaterThan(2);
    writeFileSync(path, 'something else');
    const fetched = await other.fileOf(id, temporaryFolder());
    expect(content.equals(readFileSync(fetched ?? ''))).toBe(true);
    await other.end(id, outcome, at);
    expect(await one.fileOf(id, temporaryFolder())).toBe(null);
    const withdrawn = await one.handIn(importOf('archive.jsonl'), path, at, noBytes);
    await one.withdraw(withdrawn);
    expect(await other.fileOf(withdrawn, temporaryFolder())).toBe(null);
    await expect(one.handIn(importOf('nowhere.jsonl'), join(folder, 'nowhere'), at, noBytes)).rejects.toThrow(/ENOENT/);
    expect(await one.open()).toEqual([]);
  },
);
