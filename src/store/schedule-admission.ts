import { isSameFollow } from '../coverage/follow.ts';
import type { Admitted, Schedule, ScheduleForm } from './schedules.ts';

/**
 * Whether something may not be added: it is there, or there is no room.
 * @param others what belongs to the same server or person
 * @returns `null` where it may
 */
export function admissionOf(form: ScheduleForm, others: readonly Schedule[], most: number): Admitted | null {
  const { follow, channel } = form;
  const alike = others.filter((other) => (other.follow === null) === (follow === null));
  const same = alike.find(
    (other) =>
      follow !== null && other.follow !== null && other.channel === channel && isSameFollow(follow, other.follow),
  );
  if (same !== undefined) return { kind: 'there', schedule: same };
  return alike.length >= most ? { kind: 'full' } : null;
}
