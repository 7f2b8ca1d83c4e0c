import { createRequire } from 'node:module';
import type nlp from 'compromise/two';

const require = createRequire(import.meta.url);
let tagger: typeof nlp | null = null;

/** Loads what tells English parts of speech, which takes half a second: a start doesn't wait for it, and whoever reads questions loads it before the first. */
export function loadTagger(): typeof nlp {
  const loaded: typeof nlp = tagger ?? require('compromise/two');
  tagger = loaded;
  return loaded;
}

export type PartOfSpeech = 'name' | 'number' | 'noun' | 'verb' | 'other';

interface TaggedWord {
  readonly text: string;
  /** Where it stands in the text it was read from. */
  readonly start: number;
  readonly part: PartOfSpeech;
}

function partOf(tags: ReadonlySet<string>, word: string, opens: boolean): PartOfSpeech {
  if (tags.has('QuestionWord') || tags.has('Pronoun') || tags.has('Determiner')) return 'other';
  if (/\p{N}/u.test(word)) return 'number';
  if (tags.has('ProperNoun') || (!opens && /^\p{Lu}/u.test(word))) return 'name';
  if (tags.has('Verb')) return 'verb';
  if (tags.has('Noun')) return 'noun';
  return 'other';
}

/** The words of an English question with their parts of speech; in other languages capitals and digits alone tell. */
export function tagWords(text: string, language: string): TaggedWord[] {
  if (!language.startsWith('en')) {
    return [...text.matchAll(/[\p{L}\p{M}\p{N}’'-]+/gu)].map(({ 0: word, index }) => ({
      text: word,
      start: index,
      part: /\p{N}/u.test(word) ? 'number' : index > 0 && /^\p{Lu}/u.test(word) ? 'name' : 'noun',
    }));
  }
  // In a question that is all capitals, they tell nothing.
  const isShouted = !/\p{Ll}/u.test(text) && /\p{Lu}\s+\S+\s+\S/u.test(text);
  const read = isShouted ? text.toLowerCase() : text;
  let from = 0;
  return loadTagger()(read)
    .termList()
    .map((term, index) => {
      const start = Math.max(from, read.indexOf(term.text, from));
      from = start + term.text.length;
      return { text: term.text, start, part: partOf(new Set(term.tags), term.text, index === 0) };
    });
}
