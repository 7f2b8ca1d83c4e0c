import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { msPerDay } from '../../language/dates.ts';
import { createRandom } from '../seeded-random.ts';
import { type Vocabulary, vocabulary } from './vocabulary.ts';

/** From a brief to a feature: 8 KB on average, as long as news in English is. */
const minSentences = 8;
const maxSentences = 136;
const sentenceWords = 18;
/** Names and words that an article keeps coming back to. */
const ownNames = 4;
const ownWords = 12;
/** How often a word is one of its own. */
const ownShare = 0.25;
const nameShare = 0.08;
const firstDay = Date.UTC(2020, 0, 1);
const days = 2_000;
const outlets = ['Example Wire', 'Harbour Post', 'Morning Ledger', 'River Courier', 'North Tribune'];

/** Questions about that many articles, evenly spread. */
const questions = 200;
/** Any number; the same corpus every time. */
const seed = 20_260_203;

/**
 * Writes a corpus of news-like text in BEIR form: words as frequent as Zipf's law has them, names and subjects that an
 * article comes back to, dates and outlets. Each question asks for what one article says in one place.
 */
export function generateCorpus(folder: string, articles: number): void {
  const random = createRandom(seed);
  const words = vocabulary(random);
  mkdirSync(join(folder, 'qrels'), { recursive: true });
  const corpus = openSync(join(folder, 'corpus.jsonl'), 'w');
  const queries: string[] = [];
  const qrels: string[] = ['query-id\tcorpus-id\tscore'];
  const every = Math.max(1, Math.floor(articles / questions));
  try {
    for (let number = 0; number < articles; number++) {
      const { title, text, question } = article(words, random);
      const date = new Date(firstDay + Math.floor(random() * days) * msPerDay).toISOString().slice(0, 10);
      const source = outlets[Math.floor(random() * outlets.length)];
      writeSync(corpus, `${JSON.stringify({ _id: `a${number}`, title, text, metadata: { date, source } })}\n`);
      if (number % every !== 0 || queries.length >= questions) continue;
      queries.push(JSON.stringify({ _id: `q${number}`, text: question, metadata: {} }));
      qrels.push(`q${number}\ta${number}\t1`);
    }
  } finally {
    closeSync(corpus);
  }
  writeFileSync(join(folder, 'queries.jsonl'), `${queries.join('\n')}\n`);
  writeFileSync(join(folder, 'qrels/test.tsv'), `${qrels.join('\n')}\n`);
}

function article(words: Vocabulary, random: () => number): { title: string; text: string; question: string } {
  const names = Array.from({ length: ownNames }, words.name);
  const subjects = Array.from({ length: ownWords }, words.word);
  const of = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const word = (): string => {
    const drawn = random();
    if (drawn < nameShare) return of(names);
    return drawn < nameShare + ownShare ? of(subjects) : words.word();
  };
  const sentence = (): string => {
    const length = Math.floor(sentenceWords * (0.5 + random()));
    const line = Array.from({ length }, word).join(' ');
    return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
  };
  const count = minSentences + Math.floor(random() * (maxSentences - minSentences));
  const sentences = Array.from({ length: count }, sentence);
  const paragraphs = Array.from({ length: Math.ceil(count / 3) }, (_, at) =>
    sentences.slice(at * 3, at * 3 + 3).join(' '),
  );
  const asked = (of(sentences).match(/\p{L}{4,}/gu) ?? []).slice(0, 5).join(' ');
  return {
    title: [of(names), ...Array.from({ length: 5 }, word)].join(' '),
    text: paragraphs.join('\n\n'),
    question: `What did ${of(names)} say about ${asked}?`,
  };
}
