import type { Sentence } from '../coverage/answer.ts';
import type { Article, Passage, Span } from '../coverage/article.ts';
import type { Briefing, BriefingItem, BriefingRequest } from '../coverage/briefing.ts';
import type { Change, Said, StoryNews } from '../coverage/story-news.ts';
import type { NewsSince, NewsStory } from '../retrieve/new-since.ts';
import {
  citationsNamed,
  type EntryTools,
  lede,
  sentLede,
  sentPassages,
  type ToldStory,
  writeEntries,
} from './digest-entries.ts';
import type { Sent } from './evidence-blocks.ts';
import type { Numbering } from './numbering.ts';
import { type Prompt, promptValuesAt } from './prompts.ts';
import { ageInDays } from './write-digest.ts';

interface BriefingTools extends EntryTools {
  readonly prompt: Prompt;
}

/** Of what changed in a story, this much is sent, this much is quoted, and this many figures and quotations are held against what they were. */
const sentChanges = 6;
const quotedChanges = 2;
const comparedChanges = 2;

const labels = { new: 'New', moved: 'Update', before: 'Before' };

/** From what is new in a window to a digest of it: by the model, checked, or verbatim. */
export async function briefingFrom(
  request: BriefingRequest,
  found: NewsSince,
  tools: BriefingTools,
  signal: AbortSignal,
): Promise<Briefing> {
  const { stories, total, wish } = found;
  const { calendar, prompt, model } = tools;
  const instructions = prompt.render({
    ...promptValuesAt(calendar, request.until),
    language: languageName(request.language),
  });
  const asked = { instructions, question: 'Write the digest of these stories.' };
  const written = await writeEntries(stories.map(toldOf), asked, tools, signal);
  const { numbering, isWritten, secondReading } = written;
  const items = stories.map((story, index): BriefingItem => {
    const { lead, others } = story;
    const sentences = written.sentences[index] ?? [];
    const news = newsOf(story, numbering);
    const changes = news.kind === 'moved' ? news.changes : [];
    const named = changes.flatMap(({ now, before }) => [now.citation, ...(before === null ? [] : [before.citation])]);
    return {
      headline: lead.title,
      sentences,
      date: lead.date,
      ageDays: ageInDays(calendar, lead.date, request.until),
      citations: citationsNamed(numbering, sentences, named),
      articles: [lead.id, ...others.map(({ id }) => id)],
      news,
    };
  });
  return {
    mode: isWritten ? 'claude' : 'quotes',
    model: isWritten ? (model?.name ?? null) : null,
    quotesReason: written.reason,
    ...(secondReading !== undefined && { secondReading }),
    ...{ request, wish, items },
    leftOut: total - stories.length,
    newest: null,
    undatedLeftOut: 0,
    complete: true,
    ms: tools.elapsedMs(),
  };
}

function languageName(locale: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale;
}

/** A story as the model gets it and as it is quoted: a new one's beginning, of one that moved what changed. */
function toldOf(story: NewsStory): ToldStory {
  const { lead, others, news } = story;
  if (news.kind === 'new')
    return { sent: [labelled(labels.new, sentLede(story))], quote: (numbering) => lede(story, numbering) };
  const changed = changedSentences(story);
  const before = news.before.filter(({ id }) => id !== lead.id);
  const earlier = before.flatMap((article): Sent[] => {
    const theirs = news.changes.differences
      .filter(({ ours }) => ours.article === article.id)
      .map(({ ours }) => ours.span);
    const passages = passagesOf(article, sentencesHolding(article, theirs));
    return passages.length === 0 ? [] : [labelled(labels.before, sentPassages(article, passages, []))];
  });
  const opening = [0, ...changed.slice(0, sentChanges)];
  return {
    sent: [labelled(labels.moved, sentPassages(lead, passagesOf(lead, opening), others)), ...earlier],
    quote: (numbering) =>
      changed.slice(0, quotedChanges).map((at, index): Sentence => {
        const span = lead.sentences[at] ?? { start: 0, end: 0 };
        const number = numbering.cite(lead, span, { copies: others, differences: [] });
        return { text: lead.text.slice(span.start, span.end), citations: [number], startsParagraph: index > 0 };
      }),
  };
}

/** So that the model can tell what readers know. */
function labelled(label: string, { source, sent }: Sent): Sent {
  return { source, sent: { ...sent, source: { ...sent.source, title: `${label}: ${sent.source.title}` } } };
}

/** Sentences of the later article that say what changed, the figures and quotations first. */
function changedSentences({ lead, news }: NewsStory): number[] {
  if (news.kind === 'new') return [];
  const { differences, sentences } = news.changes;
  const figures = sentencesHolding(
    lead,
    differences.map(({ theirs }) => theirs.span),
  );
  return [...new Set([...figures, ...sentencesHolding(lead, sentences)])];
}

function sentencesHolding({ sentences }: Article, spans: readonly Span[]): number[] {
  const found = spans.map(({ start, end }) => sentences.findIndex((one) => one.start <= start && end <= one.end));
  return [...new Set(found.filter((at) => at >= 0))];
}

function passagesOf({ id }: Article, sentences: readonly number[]): Passage[] {
  return [...new Set(sentences)].toSorted((a, b) => a - b).map((at) => ({ article: id, first: at, last: at }));
}

/** What moved, with numbers for what it was and what it is. */
function newsOf({ lead, others, news }: NewsStory, numbering: Numbering): StoryNews {
  if (news.kind === 'new') return news;
  const said = (article: Article, span: Span): Said => {
    const held = article.sentences.find((one) => one.start <= span.start && span.end <= one.end) ?? span;
    const copies = article.id === lead.id ? others : [];
    return {
      text: article.text.slice(span.start, span.end),
      citation: numbering.cite(article, held, { copies, differences: [] }),
    };
  };
  const { differences, sentences } = news.changes;
  const figures = differences.slice(0, comparedChanges).flatMap(({ kind, ours, theirs }): Change[] => {
    const article = news.before.find(
      ({ id, text }) => id === ours.article && text.slice(ours.span.start, ours.span.end) === ours.text,
    );
    return article ? [{ kind, now: said(lead, theirs.span), before: said(article, ours.span) }] : [];
  });
  const told = sentences.slice(0, 1).map((span): Change => ({ kind: 'sentence', now: said(lead, span), before: null }));
  return {
    kind: 'moved',
    since: news.before[0]?.date ?? null,
    changes: figures.length > 0 ? figures : told,
  };
}
