import { markOf, type NewDelivery } from '../../src/store/deliveries.ts';
import type { ScheduleForm } from '../../src/store/schedules.ts';

/** A digest each morning at eight in Warsaw. */
export function scheduleForm(changes: Partial<ScheduleForm> = {}): ScheduleForm {
  return {
    channel: '300000000000000003',
    forum: null,
    rhythm: { kind: 'daily', at: '08:00' },
    timeZone: 'Europe/Warsaw',
    language: 'en',
    words: '',
    count: 5,
    quiet: null,
    mention: null,
    whenEmpty: 'skip',
    crosspost: false,
    missed: 'newest',
    follow: null,
    ...changes,
  };
}

/** A message of that key for the outbox. */
export function newDelivery(key: string, changes: Partial<NewDelivery> = {}): NewDelivery {
  return {
    key,
    kind: 'digest',
    to: { channel: '300000000000000003', forum: null, crosspost: false },
    payload: `{"content":"${key}"}`,
    mark: markOf(key),
    dueAt: new Date('2026-03-06T07:00:00Z'),
    traces: [],
    tells: null,
    ...changes,
  };
}
