import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type PublishedArticle, plainArticles } from '../../evaluate/bench/plain-corpus.ts';

/** Files of one folder: newsrooms have folders by month or desk. */
const filesOfFolder = 1_000;

/**
 * Writes the articles of a `corpus.jsonl` as a newsroom has them: a Markdown file with front matter each, in nested folders.
 * @returns how many.
 */
export function writeCorpusFolder(corpus: string, folder: string): number {
  let number = 0;
  for (const article of plainArticles(corpus)) {
    const path = join(folder, String(Math.floor(number / filesOfFolder)), `${number}.md`);
    if (number % filesOfFolder === 0) mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, asMarkdown(article));
    number++;
  }
  return number;
}

/** A JSON string is a string of YAML too, whatever stands in it. */
function asMarkdown({ text, ...fields }: PublishedArticle): string {
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === null || value.trim() === '' ? [] : [`${name}: ${JSON.stringify(value)}\n`],
  );
  return `---\n${lines.join('')}---\n${text}\n`;
}
