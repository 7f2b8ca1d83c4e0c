import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { storePath } from '../../store/sqlite/database.ts';

/** An article as it is on the played site in the end. */
export interface TrueArticle {
  /** Stands in its text in every version. */
  readonly file: string;
  /** What it said from when on, oldest first. */
  readonly versions: readonly { readonly title: string; readonly paragraphs: readonly string[] }[];
  /** Milliseconds since 1970; `null` where it stands still. */
  readonly withdrawnMs: number | null;
  /** Whether a feed has shown it to us. */
  readonly wasShown: boolean;
}

/** What the archive made of a day whose truth is known. */
export interface Comparison {
  /** On the site, and shown by a feed before they were withdrawn. */
  readonly articles: number;
  readonly withdrawn: number;
  /** Articles that stand in the archive twice. */
  readonly duplicates: readonly string[];
  /** Shown by a feed, and not in the archive though they still stand on the site. */
  readonly lost: readonly string[];
  /** Taken out of the archive while they stood on the site, whether they came back or not. */
  readonly falseWithdrawals: readonly string[];
  /** Withdrawn on the site, and still in the archive. */
  readonly missedWithdrawals: readonly string[];
  /** The archive says what the article said before. */
  readonly missedCorrections: readonly string[];
  /** The archive says what the article never said. */
  readonly garbled: readonly string[];
  /** Articles that were changed on the site. */
  readonly corrected: number;
  /** In the archive, and on no site. */
  readonly strangers: readonly string[];
}

const row = z.object({ id: z.string(), title: z.string(), text: z.string() });
const goneRow = row.extend({ last_seen: z.number() });
const fileNumber = /file (\d{4}-\d{6})/;

/** Holds an archive against what is true. Nobody writes it meanwhile. */
export function compareArchive(dataDir: string, truth: readonly TrueArticle[]): Comparison {
  const database = new DatabaseSync(storePath(dataDir), { readOnly: true });
  try {
    const standing = database
      .prepare('SELECT id, title, text FROM articles')
      .all()
      .map((each) => row.parse(each));
    const gone = database
      .prepare("SELECT id, title, text, last_seen FROM past_versions WHERE ended = 'gone'")
      .all()
      .map((each) => goneRow.parse(each));
    return compare(standing, gone, truth);
  } finally {
    database.close();
  }
}

type Row = z.infer<typeof row>;

function compare(
  standing: readonly Row[],
  gone: readonly z.infer<typeof goneRow>[],
  truth: readonly TrueArticle[],
): Comparison {
  const byFile = Map.groupBy(standing, ({ text }) => fileNumber.exec(text)?.[1] ?? null);
  const byId = new Map(truth.flatMap((article) => (byFile.get(article.file) ?? []).map(({ id }) => [id, article])));
  const trueByFile = new Map(truth.map((article) => [article.file, article]));
  const shown = truth.filter(({ wasShown }) => wasShown);
  const stands = shown.filter(({ withdrawnMs }) => withdrawnMs === null);
  const withdrawn = shown.filter(({ withdrawnMs }) => withdrawnMs !== null);
  const held = stands.flatMap((article) => {
    const [first] = byFile.get(article.file) ?? [];
    return first === undefined ? [] : [{ article, first }];
  });
  const files = (articles: readonly TrueArticle[]): string[] => articles.map(({ file }) => file);
  const says = ({ title, text }: Row, { title: headline, paragraphs }: TrueArticle['versions'][number]): boolean =>
    plain(title) === plain(headline) && plain(text) === plain(paragraphs.join(' '));
  const other = held.filter(
    ({ article, first }) => !article.versions.slice(-1).some((version) => says(first, version)),
  );
  const isEarlier = ({ article, first }: (typeof held)[number]): boolean =>
    article.versions.some((version) => says(first, version));
  return {
    ...{ articles: shown.length, withdrawn: withdrawn.length },
    duplicates: files(truth).filter((file) => (byFile.get(file)?.length ?? 0) > 1),
    lost: files(stands.filter(({ file }) => !byFile.has(file))),
    falseWithdrawals: gone.flatMap(({ id, text, last_seen: at }) => {
      const article = trueByFile.get(fileNumber.exec(text)?.[1] ?? '') ?? byId.get(id);
      return article && (article.withdrawnMs === null || at < article.withdrawnMs) ? [article.file] : [];
    }),
    missedWithdrawals: files(withdrawn.filter(({ file }) => byFile.has(file))),
    missedCorrections: other.filter(isEarlier).map(({ article }) => article.file),
    garbled: other.filter((each) => !isEarlier(each)).map(({ article }) => article.file),
    corrected: stands.filter(({ versions }) => versions.length > 1).length,
    strangers: [...byFile].flatMap(([file, rows]) =>
      file !== null && trueByFile.has(file) ? [] : rows.map(({ id }) => id),
    ),
  };
}

/** Without what writing it on a page may change. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
