import { expect, test } from 'vitest';
import { correctionPayload } from '../../src/schedule/corrections/correction-reference.ts';
import { heldCorrections } from '../../src/schedule/corrections/held-corrections.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';
import { newDelivery } from '../building/schedule.ts';
import { traceOf } from '../building/trace.ts';

const at = new Date('2026-03-06T12:00:00Z');

async function folder() {
  const dataDir = temporaryFolder();
  const state = openState(dataDir);
  onTestFinished(() => state.close());
  const run = (...args: string[]) => dateline(['corrections', ...args, '--data', dataDir]);
  return { state, run };
}

test('lists what was corrected: when, what became of it, of which question', async () => {
  const { state, run } = await folder();
  expect((await run()).stdout).toBe('No answer was corrected yet.\n');
  const trace = traceOf();
  await state.traces.keep(trace);
  await state.shown.keep({ trace: trace.id, channel: '1', messages: ['11'], language: 'en' });
  const payload = correctionPayload({ trace: trace.id, message: '11', place: 0, tells: 'a' });
  const to = { channel: '1', forum: null, crosspost: false };
  const change = {
    ...newDelivery('correction/11/3/a', { to, dueAt: at }),
    kind: 'correction',
    payload,
    tells: null,
  } as const;
  await state.deliveries.change({ ...change, edits: { channel: '1', message: '11' } }, at);
  expect((await run()).stdout).toBe(`2026-03-06 12:00  waiting   ${trace.id}  ${trace.question}\n`);
  expect(JSON.parse((await run('--json')).stdout)).toMatchObject({ held: null, changes: [{ trace: trace.id }] });
});

test('what is held is named, and released or dropped by who has looked', async () => {
  const { state, run } = await folder();
  const held = heldCorrections(state.settings);
  expect(await run('release')).toMatchObject({ code: 1, stderr: 'No corrections are held.\n' });
  await held.hold({ store: 'a', after: 1, upTo: 9, messages: 700, articles: 101, since: at });
  expect((await run()).stdout).toContain('Held since 2026-03-06 12:00: 101 articles were corrected at once');
  expect((await run('release')).code).toBe(0);
  expect((await held.held())?.isReleased).toBe(true);
  expect((await run('drop')).code).toBe(0);
  expect(await held.held()).toBeNull();
  expect((await run('keep')).code).toBe(2);
});
