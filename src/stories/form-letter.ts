import { type Likeness, shortnessOf } from './likeness.ts';

/** Each knows this much of the other's subject. */
export const leastSubject = 0.6;

/**
 * Where form letters end. Each value parts the form letters from the copies and rewrites among 104 pairs of wire stories judged
 * by eye; of 22 pairs that these rules alone keep apart, all were form letters.
 */
const form = {
  /** In a short text the headline says who it is about, and more of it must be known the shorter the text is. */
  leastHeadline: 0.4,
  leastHeadlineOfNothing: 0.65,
  /** Countries of the headline: the same table about another one. */
  leastPlaces: 0.5,
  /** In fewer content words than this the headline's first word is the subject … */
  briefLength: 40,
  /** … unless this much of the headline is known; and this share of the numbers must agree. */
  headlineIsKnown: 0.8,
  briefNumbers: 0.5,
  /** Fewer content words than this say the same only where they are the same. */
  fewWords: 12,
  fewWordsRuns: 0.9,
  /** Where so many words are numbers, the numbers are the report. */
  tableShare: 0.15,
  tableNumbers: 0.6,
  fewestTableNumbers: 3,
  /** So many numbers can't all have changed in a report that isn't copied. */
  manyNumbers: 4,
  leastOfManyNumbers: 0.34,
  halfCopied: 0.5,
  /** A day later, half of the numbers are the same, or the sentences are; in a brief, nearly all of them. */
  seriesNumbers: 0.5,
  copied: 0.6,
  repeated: 0.95,
} as const;

/** The same sentences with other fillers: another company's results, another day's market report. */
export function isOtherFiller(like: Likeness): boolean {
  const shortness = shortnessOf(like);
  if (like.subjectKnown < leastSubject || like.headlinePlacesKnown < form.leastPlaces) return true;
  const leastHeadline = form.leastHeadline + (form.leastHeadlineOfNothing - form.leastHeadline) * shortness;
  if (shortness > 0 && like.headlineKnown < leastHeadline) return true;
  const isBrief = like.length < form.briefLength;
  if (isBrief && !like.headlineFirstKnown && like.headlineKnown < form.headlineIsKnown) return true;
  if (isBrief && like.fewestNumbers > 0 && like.numbers < form.briefNumbers) return true;
  if (like.length < form.fewWords && like.runs < form.fewWordsRuns) return true;
  return haveOtherNumbers(like) || isNextOfSeries(like);
}

function haveOtherNumbers({ numberShare, numbers, fewestNumbers, runs }: Likeness): boolean {
  const isTable = numberShare > form.tableShare;
  if (isTable && (numbers < form.tableNumbers || fewestNumbers < form.fewestTableNumbers) && runs < form.copied) {
    return true;
  }
  return fewestNumbers >= form.manyNumbers && numbers < form.leastOfManyNumbers && runs < form.halfCopied;
}

function isNextOfSeries({ days, numbers, fewestNumbers, runs, length }: Likeness): boolean {
  if (days === 0) return false;
  if (fewestNumbers > 0 && numbers < form.seriesNumbers && runs < form.copied) return true;
  return length < form.briefLength && runs < form.repeated;
}
