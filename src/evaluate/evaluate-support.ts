import { type CitedTexts, codeVerdict, discrepanciesOf } from '../check/discrepancies.ts';
import type { CodeVerdict, Support } from '../coverage/verdict.ts';
import type { Problem } from '../ingest/problem.ts';
import { detectLanguage } from '../language/detect.ts';
import { type AlteredReport, checkAltered } from './support-altered.ts';
import { type LabelledClaim, readSupportSet, supportLabels } from './support-files.ts';

type SupportLabel = LabelledClaim['label'];
/** *Unchecked*: code found nothing against it, and nobody else read it. */
export type SupportVerdict = Support | CodeVerdict['label'];
export const verdictLabels = ['supported', 'partly', 'unsupported', 'contradicted', 'unchecked'] as const;

/** Who judges claims, and what they make of one and of all that it cites. */
export interface SupportJudge {
  readonly name: string;
  verdictOf(
    claim: Claim,
    evidence: readonly string[],
  ): Promise<{ readonly label: SupportVerdict; readonly score?: number }>;
}

export type Claim = Pick<LabelledClaim, 'claim' | 'titles' | 'secondReader'>;

export interface SupportReport {
  readonly name: string;
  readonly judge: string;
  readonly claims: number;
  /** How often a label met a verdict. */
  readonly confusion: Readonly<Record<SupportLabel, Readonly<Record<SupportVerdict, number>>>>;
  /** Share of the supported claims that stand without a mark; `null` without any. */
  readonly clean: number | null;
  /** Share of the supported claims that were taken out; `null` without any. */
  readonly takenOut: number | null;
  /** Share of the claims that aren't supported, and that passed without a mark; `null` without any. */
  readonly unmarked: number | null;
  /** The same for each kind of claim that the set names. */
  readonly kinds: readonly {
    readonly kind: string;
    readonly label: SupportLabel;
    readonly of: number;
    readonly marked: number;
  }[];
  /** Of the plain texts, by code alone; `null` for a folder without any. */
  readonly altered: AlteredReport | null;
}

/** A claim's verdict; `row` counts from 0 over all files of the folder. */
interface ClaimVerdict {
  readonly row: number;
  readonly label: SupportLabel;
  readonly kind?: string | undefined;
  readonly verdict: SupportVerdict;
}

interface SupportEvaluation {
  readonly report: SupportReport;
  readonly checked: readonly ClaimVerdict[];
  readonly problems: readonly Problem[];
}

/** A date at the end of a title, as in "(cnn.com, 2022-06-11)". */
const dateLine = /\d{4}-\d{2}-\d{2}(?=\)?$)/;

/** Judges by what code alone can know. */
export const byCode: SupportJudge = {
  name: 'by code alone',
  verdictOf: async (claim, evidence) => codeVerdict(discrepanciesOf(claim.claim, wordsOf(claim, evidence))),
};

/** What a claim cites, as code reads it. */
export function wordsOf({ claim, titles }: Claim, evidence: readonly string[]): CitedTexts {
  return {
    cited: evidence,
    around: titles,
    published: titles.flatMap((title) => dateLine.exec(title)?.[0] ?? []),
    citedLanguage: detectLanguage(evidence.join(' ')),
    language: detectLanguage(claim),
  };
}

/**
 * Judges the labelled claims of a folder, all evidence of each being what it cites, and alters the sentences of its plain
 * texts, which code alone judges.
 * @throws {DataSetError} when the folder holds nothing of the kind.
 */
export async function evaluateSupport(folder: string, judge: SupportJudge = byCode): Promise<SupportEvaluation> {
  const { claims, texts, problems } = readSupportSet(folder);
  const checked: ClaimVerdict[] = [];
  for (const [row, one] of claims.entries()) {
    const { label } = await judge.verdictOf(one, one.evidence);
    checked.push({ row, label: one.label, kind: one.kind, verdict: label });
  }
  return {
    checked,
    problems,
    report: {
      name: folder,
      judge: judge.name,
      claims: claims.length,
      confusion: confusionOf(checked),
      clean: shareOf(checked, 'supported', (verdict) => !isMarked(verdict)),
      takenOut: shareOf(checked, 'supported', isOut),
      unmarked: shareOf(checked, 'not_supported', (verdict) => !isMarked(verdict)),
      kinds: kindsOf(checked),
      altered: texts.length === 0 ? null : checkAltered(texts),
    },
  };
}

function isOut(verdict: SupportVerdict): boolean {
  return verdict === 'unsupported' || verdict === 'contradicted';
}

function isMarked(verdict: SupportVerdict): boolean {
  return isOut(verdict) || verdict === 'partly';
}

function shareOf(
  checked: readonly ClaimVerdict[],
  label: SupportLabel,
  is: (verdict: SupportVerdict) => boolean,
): number | null {
  const rows = checked.filter((one) => one.label === label);
  return rows.length === 0 ? null : rows.filter(({ verdict }) => is(verdict)).length / rows.length;
}

function kindsOf(checked: readonly ClaimVerdict[]): SupportReport['kinds'] {
  const groups = Map.groupBy(
    checked.filter(({ kind }) => kind !== undefined),
    ({ label, kind }) => `${label} ${kind}`,
  );
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first?.kind === undefined) return [];
    const marked = rows.filter(({ verdict }) => isMarked(verdict)).length;
    return [{ kind: first.kind, label: first.label, of: rows.length, marked }];
  });
}

function confusionOf(checked: readonly ClaimVerdict[]): SupportReport['confusion'] {
  const count = (label: SupportLabel, verdict: SupportVerdict): number =>
    checked.filter((one) => one.label === label && one.verdict === verdict).length;
  const row = (label: SupportLabel): Record<SupportVerdict, number> => ({
    supported: count(label, 'supported'),
    partly: count(label, 'partly'),
    unsupported: count(label, 'unsupported'),
    contradicted: count(label, 'contradicted'),
    unchecked: count(label, 'unchecked'),
  });
  const [supported, partially, not] = supportLabels;
  return { [supported]: row(supported), [partially]: row(partially), [not]: row(not) };
}

/** A run file's lines: `{"row","verdict"}` a claim. */
export function supportRun(checked: readonly ClaimVerdict[]): string {
  return checked.map(({ row, verdict }) => `${JSON.stringify({ row, verdict })}\n`).join('');
}
