import { checkSupport } from '../check/support.ts';
import type { Support, Verdict } from '../coverage/verdict.ts';
import type { Problem } from '../ingest/problem.ts';
import { detectLanguage } from '../text/language.ts';
import { type AlteredReport, checkAltered } from './support-altered.ts';
import { type Auc, aucOf } from './support-curve.ts';
import { type LabelledClaim, readSupportSet, supportLabels } from './support-files.ts';

export type SupportLabel = LabelledClaim['label'];
export const verdictLabels: readonly Support[] = ['supported', 'partly', 'unsupported', 'contradicted'];

/** How well the score orders the claims of a part of a set. */
export interface SupportCurve {
  readonly part: 'even rows' | 'odd rows' | 'all';
  /** Supported against not supported. */
  readonly againstNot: Auc | null;
  /** Supported against all that is less. */
  readonly againstLess: Auc | null;
}

export interface SupportReport {
  readonly name: string;
  readonly claims: number;
  readonly curves: readonly SupportCurve[];
  /** How often a label met a verdict. */
  readonly confusion: Readonly<Record<SupportLabel, Readonly<Record<Support, number>>>>;
  /** `null` for a folder without plain texts. */
  readonly altered: AlteredReport | null;
}

/** A claim's verdict; `row` counts from 0 over all files of the folder. */
export interface CheckedClaim {
  readonly row: number;
  readonly label: SupportLabel;
  readonly verdict: Verdict;
}

export interface SupportEvaluation {
  readonly report: SupportReport;
  readonly checked: readonly CheckedClaim[];
  readonly problems: readonly Problem[];
}

/**
 * Checks the labelled claims of a folder, all evidence of each being what it cites, and alters the sentences of its plain texts.
 * The weights of the score were fitted on even rows: the odd ones tell.
 * @throws {DataSetError} when the folder holds nothing of the kind.
 */
export function evaluateSupport(folder: string): SupportEvaluation {
  const { claims, texts, problems } = readSupportSet(folder);
  const checked = claims.map(({ claim, evidence, label }, row): CheckedClaim => {
    const citedLanguage = detectLanguage(evidence.join(' '));
    return { row, label, verdict: checkSupport(claim, evidence, { claimLanguage: citedLanguage, citedLanguage }) };
  });
  return {
    checked,
    problems,
    report: {
      name: folder,
      claims: claims.length,
      curves: claims.length === 0 ? [] : curvesOf(checked),
      confusion: confusionOf(checked),
      altered: texts.length === 0 ? null : checkAltered(texts),
    },
  };
}

function curvesOf(checked: readonly CheckedClaim[]): SupportCurve[] {
  return (['even rows', 'odd rows', 'all'] as const).map((part) => {
    const rows = checked.filter(({ row }) => part === 'all' || (row % 2 === 0) === (part === 'even rows'));
    const scores = (wanted: (label: SupportLabel) => boolean): number[] =>
      rows.filter(({ label }) => wanted(label)).map(({ verdict }) => verdict.score);
    const supported = scores((label) => label === 'supported');
    return {
      part,
      againstNot: aucOf(
        supported,
        scores((label) => label === 'not_supported'),
      ),
      againstLess: aucOf(
        supported,
        scores((label) => label !== 'supported'),
      ),
    };
  });
}

function confusionOf(checked: readonly CheckedClaim[]): SupportReport['confusion'] {
  const count = (label: SupportLabel, verdict: Support): number =>
    checked.filter((one) => one.label === label && one.verdict.label === verdict).length;
  const row = (label: SupportLabel): Record<Support, number> => ({
    supported: count(label, 'supported'),
    partly: count(label, 'partly'),
    unsupported: count(label, 'unsupported'),
    contradicted: count(label, 'contradicted'),
  });
  const [supported, partially, not] = supportLabels;
  return { [supported]: row(supported), [partially]: row(partially), [not]: row(not) };
}

/** A run file's lines: `{"row","score","verdict"}` a claim. */
export function supportRun(checked: readonly CheckedClaim[]): string {
  return checked
    .map(({ row, verdict }) => `${JSON.stringify({ row, score: verdict.score, verdict: verdict.label })}\n`)
    .join('');
}
