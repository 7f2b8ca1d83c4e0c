import type { Reason, Support, Verdict } from '../coverage/verdict.ts';
import { sentencesOf } from '../text/sentences.ts';
import { acrossLanguages } from './across.ts';
import { type CitedText, readCited } from './cited.ts';
import { enough } from './constants.ts';
import { judge } from './judge.ts';
import { isVerbatim, quotable, quotationsIn } from './quotations.ts';
import { readSentence } from './reading.ts';

/** What is known of a sentence and of what it cites, beside their words. */
export interface About {
  readonly claimLanguage: string;
  readonly citedLanguage: string;
  /** When the cited articles were published: a date may come from there. */
  readonly published: readonly string[];
  /** What a reader sees around the cited words: headline, outlet, the sentences before. Names may come from there. */
  readonly around: readonly string[];
  /** The least score of what is supported: what somebody else says is held to more than what was written from the words cited. */
  readonly enough: number;
}

const inEnglish: About = { claimLanguage: 'en', citedLanguage: 'en', published: [], around: [], enough };
/** More than anyone reads; a sentence of ten thousand words must not carry as many reasons. */
const maxReasons = 50;
const ranks: readonly Support[] = ['supported', 'partly', 'unsupported', 'contradicted'];

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
  if (verdicts.length === 0) {
    return { label: 'unsupported', score: 0, reasons: [{ fault: 'words', claimed: claim.trim(), cited: null }] };
  }
  // Two sentences in one are borne as far as the lesser of them is.
  return {
    label:
      verdicts.map(({ label }) => label).toSorted((a, b) => ranks.indexOf(b) - ranks.indexOf(a))[0] ?? 'unsupported',
    score: verdicts.reduce((least, { score }) => Math.min(least, score), 1),
    reasons: verdicts.flatMap(({ reasons }) => reasons).slice(0, maxReasons),
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
  const around = about.around.flatMap((text) => readSentence(text, about.citedLanguage).pieces);
  return judge(claim, cited, quotations, about.published, new Set(around.map(({ sense }) => sense)), about.enough);
}
