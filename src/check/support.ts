import type { Reason, Support, Verdict } from '../coverage.ts';
import { sentencesOf } from '../text/sentences.ts';
import { acrossLanguages } from './across.ts';
import { type Borne, borneBy, type CitedText, readCited } from './cited.ts';
import { enough, factors, little, maxNames, rivalCoverage, weights } from './constants.ts';
import { changesFrom } from './differences.ts';
import { type MissingNames, missingNames, otherHalf } from './names.ts';
import { opposites, turnedRound } from './negation.ts';
import { isVerbatim, quotable, quotationsIn } from './quotations.ts';
import { readSentence } from './reading.ts';
import { swappedRoles } from './roles.ts';
import { lostBounds, missingNumbers } from './stated.ts';
import { attributionLost, modalityLost } from './voices.ts';
import { coverageOf } from './words.ts';

/** What is known of a sentence and of what it cites, beside their words. */
export interface About {
  readonly claimLanguage: string;
  readonly citedLanguage: string;
  /** When the cited articles were published: a date may come from there. */
  readonly published: readonly string[];
  /** What a reader sees around the cited words: headline, outlet, the sentences before. Names may come from there. */
  readonly around: readonly string[];
}

const inEnglish: About = { claimLanguage: 'en', citedLanguage: 'en', published: [], around: [] };
const ranks: readonly Support[] = ['supported', 'partly', 'unsupported', 'contradicted'];
/** A difference in one of these is a contradiction. */
const contradicting: ReadonlySet<Reason['fault']> = new Set(['number', 'date', 'name', 'negation', 'opposite']);

/**
 * Whether a sentence is borne by what it cites.
 * @param claim one sentence of an answer, without its citation marks.
 * @param evidence all that it cites, in reading order: sentences, or runs of them. Neighbours count as said together.
 */
export function checkSupport(claim: string, evidence: readonly string[], about: Partial<About> = {}): Verdict {
  const known = { ...inEnglish, ...about };
  const sentences = evidence.flatMap((text) =>
    sentencesOf(text, 0, text.length, known.citedLanguage).map(({ start, end }) => text.slice(start, end)),
  );
  const cited = readCited(sentences, known.citedLanguage);
  const quoted = quotable(sentences);
  const verdicts = sentencesOf(claim, 0, claim.length, known.claimLanguage)
    .map(({ start, end }) => claim.slice(start, end))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .map((sentence) => checkSentence(sentence, cited, quoted, known));
  const [first, ...others] = verdicts;
  if (!first)
    return { label: 'unsupported', score: 0, reasons: [{ fault: 'words', claimed: claim.trim(), cited: null }] };
  return others.reduce(together, first);
}

/** Two sentences in one are borne as far as the lesser of them is. */
function together(a: Verdict, b: Verdict): Verdict {
  return {
    label: ranks[Math.max(ranks.indexOf(a.label), ranks.indexOf(b.label))] ?? 'unsupported',
    score: Math.min(a.score, b.score),
    reasons: [...a.reasons, ...b.reasons],
  };
}

function checkSentence(sentence: string, cited: CitedText, quoted: string, about: About): Verdict {
  const quotations = quotationsIn(sentence)
    .filter((quotation) => !isVerbatim(quotation, quoted))
    .map((quotation): Reason => ({ fault: 'quotation', claimed: quotation, cited: null }));
  const claim = readSentence(sentence, about.claimLanguage);
  if (about.claimLanguage.slice(0, 2) !== about.citedLanguage.slice(0, 2)) {
    return acrossLanguages(claim, quotations, cited, about.published);
  }
  const borne = borneBy(claim, cited);
  const coverage = coverageOf(borne, claim, cited);
  const aligned = coverage.best.flatMap((index) => cited.sentences[index] ?? []);
  const [nearest] = aligned;
  const numbers = missingNumbers(claim, coverage.single >= rivalCoverage ? aligned : [], cited, about.published);
  const names = missingNames(borne, aroundWords(about), cited);
  const score = scoreOf(coverage.near, numbers, names);
  const reasons: Reason[] = [...quotations, ...numbers];
  if (nearest) {
    reasons.push(...changesFrom(claim, aligned, cited), ...swappedRoles(claim, aligned));
    reasons.push(...otherHalf(claim, cited));
    if (coverage.single >= rivalCoverage) {
      reasons.push(...turnedRound(claim, aligned, cited), ...opposites(claim, nearest, cited));
      reasons.push(...modalityLost(claim, aligned, cited), ...attributionLost(claim, nearest, cited));
    }
  }
  reasons.push(...lostBounds(claim, cited));
  const changed = reasons.some(({ fault, cited: other }) => fault === 'name' && other !== null);
  if (!changed) {
    reasons.push(
      ...names.missing.map(
        ({ start, end }): Reason => ({ fault: 'name', claimed: sentence.slice(start, end), cited: null }),
      ),
    );
  }
  const label = labelOf(score, reasons, names, borne);
  if (label !== 'supported') reasons.push(...uncovered(borne, sentence));
  return { label, score: score * factors[label], reasons };
}

function aroundWords({ around, citedLanguage }: About): ReadonlySet<string> {
  return new Set(around.flatMap((text) => readSentence(text, citedLanguage).pieces.map(({ sense }) => sense)));
}

function scoreOf(near: number, numbers: readonly Reason[], { missing }: MissingNames): number {
  const count = (fault: Reason['fault']): number => numbers.filter((reason) => reason.fault === fault).length;
  const sum =
    weights.constant +
    weights.near * near +
    weights.number * count('number') +
    weights.date * count('date') +
    weights.name * Math.min(missing.length, maxNames);
  return 1 / (1 + Math.exp(-sum));
}

function labelOf(score: number, reasons: readonly Reason[], names: MissingNames, borne: readonly Borne[]): Support {
  const failed = (fault: Reason['fault']): boolean => reasons.some((reason) => reason.fault === fault);
  if (reasons.some(({ fault, cited }) => contradicting.has(fault) && cited !== null)) return 'contradicted';
  if (failed('quotation') || failed('number') || failed('date') || failed('modality')) return 'unsupported';
  if (score < little || borne.every(({ sentences }) => sentences.length === 0)) return 'unsupported';
  if (names.missing.length > 0 && names.missing.length === names.all && !names.hasPronoun) return 'unsupported';
  return score < enough || failed('name') || failed('bound') || failed('attribution') ? 'partly' : 'supported';
}

/** Words that the cited sentences have nowhere. */
function uncovered(borne: readonly Borne[], sentence: string): Reason[] {
  return borne
    .filter(({ piece, sentences }) => piece.kind === 'word' && sentences.length === 0)
    .map(({ piece }) => ({ fault: 'words', claimed: sentence.slice(piece.start, piece.end), cited: null }));
}
