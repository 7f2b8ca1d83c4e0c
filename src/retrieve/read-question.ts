import type { QueryTerm } from '../coverage/evidence.ts';
import { otherSpellings } from '../language/city-spellings.ts';
import { detectLanguage } from '../language/detect.ts';
import { koreanWords } from '../language/ko/words.ts';
import { type PartOfSpeech, tagWords } from '../language/parts-of-speech.ts';
import { type KnownPlace, placeOf } from '../language/places.ts';
import { stem } from '../language/stem.ts';
import { fold, termsOf } from '../language/terms.ts';
import { askingWords, frameWords } from './frame-words.ts';
import { frameWeight, peopleWeight, placeWeight, seatWeight } from './ranking-constants.ts';

export type ReadTerm = Omit<QueryTerm, 'idf' | 'isUnknown'> & {
  /** Only names what kind of thing is asked for ("which airport …"); an answer needn't repeat it. */
  readonly isHead: boolean;
  /** Frames the question rather than being its subject. */
  readonly isFrame: boolean;
};

/** A question as it was understood. */
export interface ReadQuestion {
  readonly text: string;
  readonly language: string;
  /** What it speaks of, distinct, in order; words of grammar and of asking are left out. */
  readonly terms: readonly ReadTerm[];
}

/** Parts of speech, the most telling first: where a word stands twice, that one counts. */
const parts: readonly PartOfSpeech[] = ['name', 'number', 'noun', 'verb', 'other'];
/** A form is also met by its stems in the archive's other languages. */
const otherLanguageWeight = 1;

interface QuestionWord {
  readonly term: string;
  /** Lower case, possessive and punctuation off. */
  readonly surface: string;
  readonly part: PartOfSpeech;
  /** A word of grammar. */
  readonly stop: boolean;
}

/**
 * Reads a question.
 * @param archiveLanguages languages whose stems a word of the question may be met by.
 */
export function readQuestion(text: string, archiveLanguages: readonly string[]): ReadQuestion {
  const language = detectLanguage(text);
  const words = wordsOf(text, language);
  const heads = headNouns(words);
  const found = new Map<string, ReadTerm>();
  words.forEach((word, position) => {
    if (word.stop || askingWords.has(word.surface)) return;
    const known = found.get(word.term);
    if (known && parts.indexOf(known.kind) <= parts.indexOf(word.part)) return;
    const isFrame = frameWords.has(word.surface) && word.part !== 'name';
    const place = placeOf(fold(word.surface)) ?? placeOf(word.term);
    found.set(word.term, {
      text: word.term,
      kind: word.part,
      weight: (isFrame ? frameWeight : 1) * (place ? placeWeight : 1),
      variants: variantsOf(word, place, language, archiveLanguages),
      position: known?.position ?? position,
      isHead: heads.has(position),
      isFrame,
    });
  });
  return { text, language, terms: [...found.values()] };
}

function wordsOf(text: string, language: string): QuestionWord[] {
  const tagged = tagWords(text, language);
  const korean = language === 'ko' ? koreanWords(text) : null;
  return termsOf(text, language).flatMap(({ text: term, start, end, stop }) => {
    const part = tagged.findLast((word) => word.start < end && start < word.start + word.text.length)?.part ?? 'noun';
    const surface = text
      .slice(start, end)
      .toLowerCase()
      .replace(/['’]s$/, '');
    if (korean === null) return [{ term, surface, part, stop }];
    const word = korean.find((one) => one.start <= start && end <= one.end);
    // Pairs of letters that a particle is part of meet other words' particles.
    return word ? [{ term, surface, part: word.isPredicate ? 'verb' : part, stop: stop || word.isAsking }] : [];
  });
}

/** The nouns right behind "what" or "which": they name the kind of thing that is asked for. */
function headNouns(words: readonly QuestionWord[]): Set<number> {
  const heads = new Set<number>();
  words.forEach(({ surface }, index) => {
    if (surface !== 'what' && surface !== 'which') return;
    for (let next = index + 1; next < Math.min(words.length, index + 6); next++) {
      const word = words[next];
      if (word?.part !== 'noun' && word?.part !== 'other') break;
      if (word.stop) break;
      heads.add(next);
    }
  });
  return heads;
}

function variantsOf(
  { term, surface }: QuestionWord,
  place: KnownPlace | undefined,
  language: string,
  archiveLanguages: readonly string[],
): QueryTerm['variants'] {
  const variants = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    variants.set(text, Math.max(variants.get(text) ?? 0, weight));
  };
  if (place) {
    const isSeat = place.seats.includes(fold(surface));
    for (const name of place.names) add(fold(stem(name, 'en')), isSeat ? seatWeight : peopleWeight);
    if (!isSeat) for (const seat of place.seats) add(fold(stem(seat, 'en')), seatWeight);
  }
  for (const spelling of otherSpellings(fold(surface))) add(fold(stem(spelling, 'en')), 1);
  for (const other of archiveLanguages) if (other !== language) add(fold(stem(surface, other)), otherLanguageWeight);
  add(term, 1);
  return [...variants].map(([text, weight]) => ({ text, weight }));
}
