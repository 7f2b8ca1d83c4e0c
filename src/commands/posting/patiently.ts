import { setTimeout as passed } from 'node:timers/promises';
import { DatabaseError } from '../../store/database-error.ts';

const tries = 30;
const pauseMs = 1_000;

/** Does it again while the database can't be reached: what is measured is told of that by itself, whoever looks on waits. @throws what `work` throws. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let left = tries; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DatabaseError) || left === 0) throw error;
      await passed(pauseMs);
    }
  }
}
