import { expect, test } from 'vitest';
import { twoStates } from '../building/state.ts';
import { traceOf, traceRecord } from '../building/trace.ts';
import { answer } from '../discord/answers.ts';

const given = answer();
const [first] = given.citations;
const place = { channel: '1', messages: ['11', '12'], language: 'en-GB' };

test('a trace is found by an article that it cites, while its answer stands', async () => {
  const { traces, shown } = (await twoStates())[0];
  const trace = traceOf({ record: traceRecord({ answer: given }) });
  await traces.keep(trace);
  const article = first?.article ?? '';
  expect(await shown.citing(article)).toEqual([]);
  await shown.keep({ trace: trace.id, ...place });
  expect(await shown.citing(article)).toEqual([trace.id]);
  expect(await shown.citing('another')).toEqual([]);
  expect(await shown.of(trace.id)).toEqual([{ trace: trace.id, ...place }]);
  await shown.forget('11');
  expect(await shown.citing(article)).toEqual([]);
});

test('where an answer stands is forgotten with its trace, and not kept without one', async () => {
  const { traces, shown } = (await twoStates())[0];
  const trace = traceOf({ record: traceRecord({ answer: given }) });
  await shown.keep({ trace: trace.id, ...place });
  expect(await shown.of(trace.id)).toEqual([]);
  await traces.keep(trace);
  await shown.keep({ trace: trace.id, ...place });
  await traces.deleteBefore(new Date(trace.askedAt.getTime() + 1));
  expect(await shown.of(trace.id)).toEqual([]);
});
