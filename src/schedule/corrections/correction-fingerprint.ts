import { createHash } from 'node:crypto';
import type { Correction } from '../../coverage/correction.ts';

/** Digits that tell one state of an answer from another. */
const digits = 12;

/** What stands there as it was written. */
export const nothingTold = '-';

/** Short and the same for corrections that tell readers the same. */
export function fingerprintOf(corrections: readonly Correction[]): string {
  if (corrections.length === 0) return nothingTold;
  const told = corrections.map(({ headline, standing, note, changes }) => [headline.id, standing, note, changes]);
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, digits);
}

/** The key of a change in the outbox: a message is changed once for what one change of an article makes of it. */
export function changeKey(message: string, number: number, fingerprint: string): string {
  return `correction/${message}/${number}/${fingerprint}`;
}

/** What a change told, by its key. */
export function fingerprintIn(key: string): string {
  return key.split('/').at(-1) ?? nothingTold;
}
