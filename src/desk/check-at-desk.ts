import type { ClaimCheck } from '../coverage/claim.ts';
import type { Filter } from '../coverage/question.ts';
import { UnreadableError } from '../coverage/unreadable.ts';
import { InputError } from './check-input.ts';
import type { CheckOptions } from './desk-options.ts';
import type { DeskWork } from './desk-work.ts';

const noFilter: Filter = { from: null, to: null, outlets: [] };

/** Holds the statements of a message against the coverage. @throws {InputError} for a message that can't be read. */
export async function checkAtDesk(
  work: DeskWork,
  message: string,
  { signal, byCodeAlone }: CheckOptions,
): Promise<ClaimCheck> {
  const { library, prompts, calendar, log, recorder, observer, model, verifier } = work;
  const team = work.teamOf(byCodeAlone ? null : (await work.writer()).model, {
    ...{ onCall: recorder.spend, log: log.about({}, [message]) },
  });
  const reader = team.verifier && verifier;
  const instructions = prompts.claims.render({});
  const find = (text: string) => library.retrieve({ text, filter: noFilter, askedAt: calendar.now() });
  const reading = team.verifier && reader && { ...team.verifier, instructions, name: reader.name };
  const isSpent = model !== null && !byCodeAlone && (await work.isSpent());
  const start = performance.now();
  const ended = (status: 'answered' | 'failed'): void =>
    observer.ended({ kind: 'check', status, totalMs: performance.now() - start, record: null });
  observer.begun();
  try {
    // It reads Markdown, which nothing else at the desk does.
    const { checkClaims } = await import('../writing/check-claims.ts');
    const checked = await checkClaims(message, { find, verifier: reading }, signal);
    ended('answered');
    return isSpent && checked.gap === 'off' ? { ...checked, gap: 'budget_spent' } : checked;
  } catch (error) {
    if (!(error instanceof UnreadableError)) {
      ended('failed');
      throw error;
    }
    observer.ended(null);
    observer.refused('unusable');
    throw new InputError(({ check }) => check.noText);
  }
}
