import type { Headline } from '../coverage/article.ts';
import type { Evidence } from '../coverage/evidence.ts';
import type { Question } from '../coverage/question.ts';
import { type ArchiveReader, type DocTable, undated } from '../index/archive-reader.ts';
import { type Calendar, dayOf } from '../language/calendar.ts';
import { languageCode } from '../language/language-code.ts';
import { fillSources, foldStories } from './choose-evidence.ts';
import { belowCovered } from './coverage-signals.ts';
import { leadsInScope, type Scope, scopeOf } from './filter-scope.ts';
import { judgeArticles } from './judge-articles.ts';
import { type RankedPassage, type RankedSource, rank, rankedPassages } from './rank-articles.ts';
import { sharesWords } from './shared-words.ts';
import { type Understood, understand } from './understand-question.ts';

/** Articles whose passages are looked at. */
const maxArticles = 60;
const maxNearest = 3;

/** Finds the passages of the archive that speak to a question, and judges whether they cover it. */
export function retrieve(archive: ArchiveReader, question: Question, calendar: Calendar): Evidence {
  return archive.snapshot(() => gatherBest(archive, question, calendar, 'evidence').evidence);
}

interface Gathered {
  readonly evidence: Evidence;
  readonly sources: readonly RankedSource[];
}

/**
 * Gathers by what was understood. A date by the calendar may be one of publication or one that the articles tell of: it filters where
 * the question is covered so, and is else a word like any other. "Last week" and an outlet filter as long as they find anything; the
 * plain ranking alone goes on with articles of other days where those of the filter don't cover the question.
 */
function gatherBest(
  archive: ArchiveReader,
  question: Question,
  calendar: Calendar,
  wanted: 'evidence' | 'ranking',
  limit = maxArticles,
): Gathered {
  const hasDates = archive.docs().day.some((day) => day !== undated);
  const asked = understand(question, outletNames(archive), calendar, hasDates);
  const found = gather(archive, question, asked, calendar, limit);
  if (!(asked.hasDatesInWords || asked.hasOutletsInWords)) return found;
  const { from, to } = asked.binding;
  const anyDay = { ...asked, text: asked.textWithDates, filter: { ...asked.filter, from, to } };
  if (found.evidence.sources.length === 0) {
    const others = asked.hasDatesInWords
      ? [anyDay, { ...anyDay, filter: asked.binding }]
      : [{ ...anyDay, filter: asked.binding }];
    return widen(asked, found, others, (wider) => gather(archive, question, wider, calendar, limit));
  }
  if (!asked.hasDatesInWords) return found;
  // Its evidence stands already; only the ranking goes on with other days.
  const isSettled = found.evidence.judgement === 'covered' || !asked.isCalendar;
  if (isSettled && wanted === 'evidence') return found;
  const wider = gather(archive, question, anyDay, calendar, limit);
  if (found.evidence.judgement !== 'covered') return asked.isCalendar ? wider : { ...found, sources: wider.sources };
  const seen = new Set(found.sources.map(({ doc }) => doc));
  return {
    ...found,
    sources: [...found.sources, ...wider.sources.filter(({ doc }) => !seen.has(doc))].slice(0, limit),
  };
}

/** The first of wider filters that finds anything. What is found beyond what was asked for is never surely what was asked for. */
function widen(
  asked: Understood,
  found: Gathered,
  others: readonly Understood[],
  look: (wider: Understood) => Gathered,
): Gathered {
  for (const other of others) {
    const { evidence, sources } = look(other);
    if (evidence.sources.length === 0) continue;
    const isAsked = asked.isCalendar && other.filter.outlets === asked.filter.outlets;
    const judgement = evidence.judgement === 'covered' && !isAsked ? 'unsure' : evidence.judgement;
    const coverage = judgement === 'covered' ? evidence.coverage : Math.min(evidence.coverage, belowCovered);
    return { evidence: { ...evidence, judgement, coverage, widened: asked.filter }, sources };
  }
  return found;
}

function outletNames(archive: ArchiveReader): string[] {
  return archive.outlets().map(({ name }) => name);
}

function gather(
  archive: ArchiveReader,
  { askedAt }: Question,
  asked: Understood,
  calendar: Calendar,
  limit: number,
): Gathered {
  const scope = scopeOf(archive, asked.filter, dayOf(calendar, askedAt));
  const binding = scopeOf(archive, asked.binding, dayOf(calendar, askedAt));
  const { reading, terms, sources, matching, undatedLeftOut } = rank(archive, asked, scope, limit);
  const docs = archive.docs();
  const stories = foldStories(docs, sources.slice(0, maxArticles));
  const judged = judgeArticles(archive, docs, reading, terms, matching);
  const inTurn = asked.wantsSeveral || (scope.outlets?.size ?? 0) > 1;
  const found = fillSources(archive, docs, scope, { stories, inTurn });
  const language = languageCode(reading.language);
  // A guest of the coverage's languages that covers the question answers it in its own.
  const isAtHome = judged.judgement === 'covered' && languageCode(found[0]?.article.language ?? '') === language;
  const inOtherLanguage = docs.count > 0 && !docs.mainLanguages.includes(language) && !isAtHome;
  const evidence: Evidence = {
    ...judged,
    // Words of another language meet none of the coverage's: that they aren't there says nothing.
    judgement: inOtherLanguage && judged.judgement === 'not_covered' ? 'unsure' : judged.judgement,
    inOtherLanguage,
    terms,
    sharesWords: sharesWords(archive, docs, binding, reading.terms),
    filter: asked.filter,
    binding: asked.binding,
    widened: null,
    sources: found,
    nearest: nearest(archive, docs, scope, stories),
    undatedLeftOut,
  };
  return { evidence, sources };
}

/** What `search` finds of one article. */
interface ArticleHit {
  readonly article: string;
  readonly score: number;
  /** Best first, with scores that compare over articles. */
  readonly passages: readonly RankedPassage[];
}

/** The plain ranking behind `retrieve`, before stories are folded and evidence is chosen: for evaluation. */
export function search(
  archive: ArchiveReader,
  question: Question,
  calendar: Calendar,
  limit: number,
): readonly ArticleHit[] {
  return archive.snapshot(() => {
    const { sources } = gatherBest(archive, question, calendar, 'ranking', limit);
    return sources.map((source) => ({
      article: archive.idOf(source.doc),
      score: source.score,
      passages: rankedPassages(archive, source),
    }));
  });
}

/** Headlines near the question; without a word in common, the newest ones. */
function nearest(archive: ArchiveReader, docs: DocTable, scope: Scope, stories: readonly RankedSource[]): Headline[] {
  if (stories.length > 0) return stories.slice(0, maxNearest).map(({ doc }) => archive.headline(doc));
  return leadsInScope(docs, scope)
    .slice(0, maxNearest)
    .map((doc) => archive.headline(doc));
}
