import { detectLanguage } from '../language/detect.ts';
import { type PartOfSpeech, tagWords } from '../language/parts-of-speech.ts';

/** Who and what a question or a headline is about: it says more than goes through all of its story. */
export function subjectOf(said: string): string {
  const words = tagWords(said, detectLanguage(said));
  const of = (...parts: readonly PartOfSpeech[]): string[] =>
    words.filter(({ part }) => parts.includes(part)).map(({ text }) => text);
  const names = of('name');
  const subject = names.length > 1 ? names : of('name', 'noun', 'number');
  return subject.length === 0 ? said : subject.join(' ');
}
