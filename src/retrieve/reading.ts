import type { QueryTerm } from '../coverage.ts';
import { detectLanguage } from '../text/language.ts';
import { type PartOfSpeech, tagWords } from '../text/parts-of-speech.ts';
import { termsOf } from '../text/terms.ts';

/** A question as it was understood. */
export interface Reading {
  readonly text: string;
  readonly language: string;
  /** What it speaks of, without words of grammar and of asking; distinct, in order. */
  readonly terms: readonly Omit<QueryTerm, 'idf'>[];
}

/** Words by which people ask about coverage; they say nothing of the subject. */
const asking = new Set(
  'article articles coverage covered report reports reported reporting news story stories newsroom tell say says said know latest recent recently update updates happen happened happening'.split(
    ' ',
  ),
);

/** Nouns that belong to a turn of phrase ("take part", "take place", "what kind of") more often than to a subject. */
const light = new Set(
  'part place kind sort type name number amount time times way reason role thing things people person information details fact facts'.split(
    ' ',
  ),
);

/** The ranks of parts of speech where one word stands twice: the most telling one counts. */
const parts: readonly PartOfSpeech[] = ['name', 'number', 'noun', 'verb', 'other'];

/** Reads a question: its language and its terms with their parts of speech. */
export function readQuestion(text: string): Reading {
  const language = detectLanguage(text);
  const found = new Map<string, Omit<QueryTerm, 'idf'>>();
  for (const word of tagWords(text, language)) {
    const lower = word.text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    for (const term of termsOf(word.text, language)) {
      if (term.stop || asking.has(lower)) continue;
      const kind = word.part === 'noun' && light.has(lower) ? 'other' : word.part;
      const known = found.get(term.text);
      if (!known || parts.indexOf(kind) < parts.indexOf(known.kind)) found.set(term.text, { text: term.text, kind });
    }
  }
  return { text, language, terms: [...found.values()] };
}
