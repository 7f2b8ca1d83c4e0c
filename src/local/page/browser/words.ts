import type { PageSpeech, PageWords } from '../page-words.ts';
import { element } from './dom.ts';

let words: PageWords;

/** What the page says, in the language of whoever looks at it. */
export function say(): PageWords {
  return words;
}

/** What the page says in a language, as the program behind it knows it now. */
export async function fetchSpeech(locale: string): Promise<PageSpeech> {
  const answered = await fetch(`/words?locale=${encodeURIComponent(locale)}`);
  return answered.json();
}

/** From then on the page speaks it. */
export function learn(speech: PageSpeech): void {
  words = speech.words;
}

/** A text with what belongs into its braces. */
export function filledIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (brace, name: string) => values[name] ?? brace);
}

/** A text whose `**…**` is bold and whose backticks hold what is typed. */
export function marked(text: string): (string | HTMLElement)[] {
  return text.split(/(\*\*.+?\*\*|`.+?`)/).map((part) => {
    if (part.startsWith('**')) return element('b', {}, part.slice(2, -2));
    return part.startsWith('`') ? element('kbd', {}, part.slice(1, -1)) : part;
  });
}
