import { expect, test } from 'vitest';
import { silentLog } from '../../src/log/log.ts';
import { Scheduler } from '../../src/schedule/scheduler.ts';
import { newDelivery, scheduleForm } from '../building/schedule.ts';
import { scheduleDesk } from './schedule-desk.ts';

const minuteMs = 60_000;

function twoSchedulers(start: string) {
  const desk = scheduleDesk(start);
  const open = (holder: string) => {
    const { parts, state } = desk.process(holder);
    const scheduler = new Scheduler({
      ...parts,
      leases: state.leases,
      leaseHolder: holder,
      log: silentLog,
      corrections: null,
    });
    return { scheduler, state };
  };
  return { ...desk, one: open('one'), other: open('other') };
}

test('a digest comes within seconds of its minute, is handed on, and two processes post one', async () => {
  const { time, channels, one, other } = twoSchedulers('2026-03-06T06:58:13Z');
  await one.state.schedules.add('server', scheduleForm({ crosspost: true }), time.date(), time.date());
  one.scheduler.start();
  other.scheduler.start();
  await time.pass(5 * minuteMs);
  expect(channels.messages).toHaveLength(1);
  expect(channels.messages[0]?.at).toBeLessThan(Date.parse('2026-03-06T07:00:05Z'));
  expect(channels.crossposts).toHaveLength(1);
  await Promise.all([time.until(one.scheduler.stop()), time.until(other.scheduler.stop())]);
});

test('what is put into the outbox goes within seconds', async () => {
  const { time, channels, one } = twoSchedulers('2026-03-06T07:00:00Z');
  one.scheduler.start();
  await time.pass(2_100);
  await one.state.deliveries.add(newDelivery('a', { dueAt: time.date() }), time.date());
  await time.pass(2_100);
  expect(channels.messages).toHaveLength(1);
  await time.until(one.scheduler.stop());
});

test('the other one goes on as soon as one is stopped', async () => {
  const { time, channels, one, other } = twoSchedulers('2026-03-06T06:50:00Z');
  await one.state.schedules.add('server', scheduleForm(), time.date(), time.date());
  one.scheduler.start();
  await time.pass(1_000);
  other.scheduler.start();
  await time.pass(minuteMs);
  await time.until(one.scheduler.stop());
  await time.pass(10 * minuteMs);
  expect(channels.messages).toHaveLength(1);
  await time.until(other.scheduler.stop());
  await time.pass(24 * 60 * minuteMs);
  expect(channels.messages).toHaveLength(1);
});

test('one hangs: the other takes over within 30 seconds, and the first does nothing more when it goes on', async () => {
  const { time, channels, process } = scheduleDesk('2026-03-06T06:50:00Z');
  const open = (holder: string) => {
    const { parts, state } = process(holder);
    let hung: PromiseWithResolvers<void> | null = null;
    // Whatever it waits for, it goes on with nothing while it hangs.
    const wait: typeof time.wait = async (ms, signal) => {
      await time.wait(ms, signal);
      await hung?.promise;
    };
    const leases = { leases: state.leases, leaseHolder: holder };
    const clock = { now: time.now, wait };
    const scheduler = new Scheduler({ ...parts, ...leases, clock, log: silentLog, corrections: null });
    const hang = () => {
      const until = Promise.withResolvers<void>();
      hung = until;
      return until.resolve;
    };
    return { scheduler, state, hang };
  };
  const [one, other] = [open('one'), open('other')];
  one.scheduler.start();
  await time.pass(1_000);
  other.scheduler.start();
  await time.pass(minuteMs);
  expect([await one.scheduler.isHolder(), await other.scheduler.isHolder()]).toEqual([true, false]);
  const goOn = one.hang();
  await time.pass(30_000);
  expect(await other.scheduler.isHolder()).toBe(true);
  await other.state.deliveries.add(newDelivery('a', { dueAt: time.date() }), time.date());
  goOn();
  await time.pass(5_000);
  expect([await one.scheduler.isHolder(), await other.scheduler.isHolder()]).toEqual([false, true]);
  expect(channels.messages).toHaveLength(1);
  await Promise.all([time.until(one.scheduler.stop()), time.until(other.scheduler.stop())]);
});
