import type { Article } from '../../src/coverage/article.ts';
import { readMarkdown } from '../../src/ingest/make-article.ts';

/** A Markdown file with its front matter. */
export function markdown(fields: Readonly<Record<string, string>>, ...paragraphs: readonly string[]): string {
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join('\n')}\n---\n\n${paragraphs.join('\n\n')}\n`;
}

/** An article as it stands after ingest. */
export function article(
  id: string,
  fields: Readonly<Record<string, string>>,
  ...paragraphs: readonly string[]
): Article {
  return readMarkdown(`${id}.md`, markdown({ title: id, ...fields }, ...paragraphs));
}
