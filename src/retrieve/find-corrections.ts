import type { Article, Span } from '../coverage/article.ts';
import type { CitedChange, CitedWords, Correction } from '../coverage/correction.ts';
import type { Revision, SentenceChange } from '../coverage/revision.ts';
import type { ArticleReader, StandingArticle } from '../store/article-reader.ts';
import { revisionOf } from '../stories/revision.ts';
import { revisionOfCited } from '../stories/revision-of-cited.ts';

/** What is looked up. */
type VersionReader = Pick<ArticleReader, 'snapshot' | 'standing' | 'pastVersion'>;

/**
 * What became of cited articles since they were cited, as far as readers must be told: the newsroom's notes, other words where some were cited, and what was withdrawn. Nothing is said of
 * an article that stands as it was cited, or whose cited version is kept no more. One that is gone counts as it stood last; that it is gone is told where its outlet is known to have taken it down.
 * @returns an article each, in the order of the citations.
 * @throws {DamagedRowError}
 */
export function findCorrections(archive: VersionReader, cited: readonly CitedWords[]): readonly Correction[] {
  return archive.snapshot(() =>
    [...Map.groupBy(cited, ({ article }) => article)].flatMap(
      ([article, words]) => correctionOf(archive, article, words) ?? [],
    ),
  );
}

function correctionOf(archive: VersionReader, id: string, cited: readonly CitedWords[]): Correction | null {
  const now = archive.standing(id);
  const other = cited.filter(({ version }) => version !== now?.article.hash);
  if (now === null || (other.length === 0 && now.takenDown === null)) return null;
  if (now.article.status === 'withdrawn' || now.article.status === 'draft') return withdrawn(archive, now, other);
  const { article, since, takenDown } = now;
  const revisions = new Map<string, Told | null>();
  const comparedTo = (version: string): Told | null => {
    const known = revisions.get(version);
    if (known !== undefined) return known;
    const before = archive.pastVersion(id, version);
    const made = before === null ? null : { before, revision: revisionOf(before, article) };
    revisions.set(version, made);
    return made;
  };
  let note: string | null = null;
  const changes: CitedChange[] = [];
  const citations: number[] = [];
  for (const { number, version, span } of other) {
    const compared = comparedTo(version);
    const concerned = compared === null ? null : revisionOfCited(compared.revision, span);
    if (compared === null || concerned === null) continue;
    note ??= concerned.note;
    citations.push(number);
    changes.push(...concerned.changes.map((change) => changeOf(number, change, compared.before.text, article.text)));
  }
  const told = { headline: headlineOf(article), note, version: article.hash, changes };
  if (takenDown !== null)
    return { ...told, standing: 'taken down', since: takenDown, citations: cited.map(({ number }) => number) };
  if (citations.length === 0) return null;
  const standing = note === null ? 'changed' : 'corrected';
  return { ...told, standing, since, citations };
}

interface Told {
  readonly before: Article;
  readonly revision: Revision;
}

/** Nothing of it stands any more. */
function withdrawn(
  archive: VersionReader,
  { article, since }: StandingArticle,
  cited: readonly CitedWords[],
): Correction {
  const changes = cited.flatMap(({ number, version, span }): CitedChange[] => {
    const before = archive.pastVersion(article.id, version);
    return before === null
      ? []
      : sentencesIn(before, span).map((words) => ({ citation: number, before: words, after: null, words: [] }));
  });
  return {
    ...{ headline: headlineOf(article), standing: 'withdrawn', note: article.correction, since },
    ...{ version: article.hash, citations: cited.map(({ number }) => number), changes },
  };
}

function sentencesIn({ text, sentences }: Article, { start, end }: Span): string[] {
  const within = sentences.filter((sentence) => sentence.start < end && start < sentence.end);
  return (within.length === 0 ? [{ start, end }] : within).map((span) => text.slice(span.start, span.end));
}

function changeOf(citation: number, { before, after, words }: SentenceChange, was: string, is: string): CitedChange {
  const from = (span: Span | null, { start }: Span): Span | null =>
    span === null ? null : { start: span.start - start, end: span.end - start };
  return {
    citation,
    before: was.slice(before.start, before.end),
    after: after === null ? null : is.slice(after.start, after.end),
    words:
      after === null
        ? []
        : words.map((word) => ({ before: from(word.before, before), after: from(word.after, after) })),
  };
}

function headlineOf({ id, title, titleIsOurs, source, date, url }: Article): Correction['headline'] {
  return { id, title, titleIsOurs, source, date, url };
}
