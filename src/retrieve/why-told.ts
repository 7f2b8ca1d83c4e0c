import type { Article } from '../coverage/article.ts';
import type { BriefingRequest } from '../coverage/briefing.ts';
import type { ArchiveReader } from '../index/archive-reader.ts';
import { articleTerms } from '../language/article-terms.ts';
import type { Term } from '../language/terms.ts';
import { readQuestion } from './read-question.ts';
import { readWish } from './read-wish.ts';
import { sharedNames } from './story-goes-on.ts';

/** More are a list, and no reason. */
const mostNamed = 3;

/**
 * Why each of some articles is told to who asked for such news: names and words of theirs as the article writes them, the outlet, or what it has in common with the story;
 * the topics themselves where it is about them in other words, and nothing where nothing can be named.
 */
export function whyTold(
  archive: ArchiveReader,
  { words, only }: Pick<BriefingRequest, 'words' | 'only'>,
  articles: readonly string[],
): readonly (readonly string[])[] {
  return archive.snapshot(() => {
    if (only?.kind === 'outlet') return articles.map(() => [only.outlet]);
    if (only?.kind === 'story') {
      const namesOf = sharedNames(archive, only.articles);
      return articles.map((id) => named(archive, id, namesOf(id)));
    }
    const { wanted, outlets } = readWish(
      words,
      archive.outlets().map(({ name }) => name),
    );
    const { languages } = archive.docs();
    const stems = wanted.flatMap((topic) =>
      readQuestion(topic, languages).terms.flatMap(({ variants }) => variants.map(({ text }) => text)),
    );
    return articles.map((id) => {
      const found = named(archive, id, stems);
      return found.length > 0 ? found : [...wanted, ...outlets].slice(0, mostNamed);
    });
  });
}

function named(archive: ArchiveReader, id: string, stems: readonly string[]): readonly string[] {
  const article = archive.articleById(id);
  return article === null ? [] : asWritten(article, new Set(stems)).slice(0, mostNamed);
}

/** The words with these stems as an article writes them, what stands together as one; each stem once, those of the headline first. */
function asWritten(article: Article, stems: ReadonlySet<string>): string[] {
  const { title, text, sentences } = article;
  const terms = articleTerms(article);
  const said = new Set<string>();
  const found: string[] = [];
  const look = (line: string, read: readonly Term[]): void => {
    const runs: Term[][] = [];
    for (const [at, term] of read.entries()) {
      if (!stems.has(term.text)) continue;
      const before = read[at - 1];
      const run = runs.at(-1);
      if (run !== undefined && run.at(-1) === before && term.start - (before?.end ?? 0) <= 1) run.push(term);
      else runs.push([term]);
    }
    for (const run of runs) {
      const [first] = run;
      if (first === undefined || run.every((term) => said.has(term.text))) continue;
      for (const term of run) said.add(term.text);
      found.push(line.slice(first.start, run.at(-1)?.end ?? first.end));
    }
  };
  look(title, terms.title);
  for (const [at, { start, end }] of sentences.entries()) {
    if (found.length >= mostNamed) break;
    look(text.slice(start, end), terms.sentences[at] ?? []);
  }
  return found;
}
