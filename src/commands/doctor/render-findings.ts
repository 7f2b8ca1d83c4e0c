import { clean } from '../../language/visible-text.ts';
import { wrap } from '../../terminal/wrap.ts';
import { checkNames, anyCheck as say } from '../../wording/doctor/checks.ts';
import type { DoctorFinding, FindingMark } from './finding.ts';

const marks: Readonly<Record<FindingMark, string>> = {
  ok: 'ok',
  warning: 'WARNING',
  problem: 'PROBLEM',
  skipped: 'skipped',
};
const markWidth = Math.max(...Object.values(marks).map(({ length }) => length));
const nameWidth = Math.max(...Object.values(checkNames).map(({ length }) => length));
const indent = ' '.repeat(markWidth + nameWidth + 4);

/** A paragraph a finding, and how it comes out in the end. */
export function renderFindings(findings: readonly DoctorFinding[]): string {
  const problems = count(findings, 'problem');
  const warnings = count(findings, 'warning');
  const end = problems + warnings === 0 ? say.allWell : say.summary(problems, warnings);
  return [...findings.flatMap(lines), '', end].join('\n');
}

function lines({ check, mark, found, remedy, details }: DoctorFinding): string[] {
  const head = `${marks[mark].padEnd(markWidth)}  ${checkNames[check].padEnd(nameWidth)}  `;
  return [
    ...wrap(clean(found), head),
    ...details.flatMap((detail) => wrap(clean(detail), `${indent}· `)),
    ...(remedy === null ? [] : wrap(clean(remedy), `${indent}→ `)),
  ];
}

function count(findings: readonly DoctorFinding[], mark: FindingMark): number {
  return findings.filter((finding) => finding.mark === mark).length;
}

/** The shape that `--json` prints: stable, for scripts. */
export function findingsJson(findings: readonly DoctorFinding[]) {
  const problems = count(findings, 'problem');
  return { ok: problems === 0, problems, warnings: count(findings, 'warning'), checks: findings };
}
