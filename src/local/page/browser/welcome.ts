import type { PageSpeech, PageWords } from '../page-words.ts';
import { button, byId, element } from './dom.ts';
import { marked } from './words.ts';

type Plain = { [K in keyof PageWords]: PageWords[K] extends string ? K : never }[keyof PageWords];

/** The page's standing texts, by the ids that the HTML gives them. */
const standing: readonly (readonly [string, Plain])[] = [
  ['person-label', 'person'],
  ['locale-label', 'language'],
  ['wire-toggle', 'wire'],
  ['wire-title', 'wireTitle'],
  ['welcome-title', 'welcomeTitle'],
  ['welcome-quotes', 'everyQuote'],
  ['welcome-dates', 'dates'],
  ['welcome-copies', 'copies'],
  ['welcome-not-covered', 'notCovered'],
  ['welcome-more', 'more'],
];

/** Says all that stands on the page before anything is asked, and offers the questions to begin with. */
export function drawWelcome({ words, examples, isOwnCoverage }: PageSpeech, ask: (question: string) => void): void {
  document.title = words.title;
  for (const [id, name] of standing) byId(id, HTMLElement).replaceChildren(...marked(words[name]));
  byId('feed', HTMLElement).setAttribute('aria-label', words.messages);
  byId('wire', HTMLElement).setAttribute('aria-label', words.wire);
  const intro = isOwnCoverage ? words.welcomeOwn : words.welcomeSamples;
  const how = examples.length === 0 ? words.askOwn : words.askOne;
  byId('welcome-intro', HTMLElement).replaceChildren(...marked(`${intro} ${how}`));
  byId('examples', HTMLElement).replaceChildren(
    ...examples.map(({ question, shows }) => {
      const asks = button(question, 'pill', () => ask(question));
      asks.append(element('small', {}, shows));
      return element('li', {}, asks);
    }),
  );
}
