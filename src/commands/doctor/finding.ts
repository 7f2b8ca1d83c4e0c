import type { CheckName } from '../../wording/doctor/checks.ts';
import type { Trouble } from '../../wording/trouble.ts';

/** `skipped`: what it needs isn't there, so that there was nothing to check. */
export type FindingMark = 'ok' | 'warning' | 'problem' | 'skipped';

/** What one check found. */
export interface DoctorFinding {
  readonly check: CheckName;
  readonly mark: FindingMark;
  readonly found: string;
  readonly remedy: string | null;
  /** More of the same, a line each: files that couldn't be read, what a server said. */
  readonly details: readonly string[];
}

/** It was looked at and is in order. */
export function ok(check: CheckName, found: string): DoctorFinding {
  return { check, mark: 'ok', found, remedy: null, details: [] };
}

/** The bot runs, but something of it doesn't. */
export function warning(check: CheckName, trouble: Trouble, details: readonly string[] = []): DoctorFinding {
  return { check, mark: 'warning', ...trouble, details };
}

/** The bot doesn't run, or answers nobody. */
export function problem(check: CheckName, trouble: Trouble, details: readonly string[] = []): DoctorFinding {
  return { check, mark: 'problem', ...trouble, details };
}

/** It wasn't looked at; `found` says why. */
export function skipped(check: CheckName, found: string, remedy: string | null = null): DoctorFinding {
  return { check, mark: 'skipped', found, remedy, details: [] };
}
