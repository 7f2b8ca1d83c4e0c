import type { Timeline, TimelineItem } from '../coverage/timeline.ts';
import { dayInWords } from '../language/dates.ts';
import { clean } from '../language/visible-text.ts';
import { english as wording } from '../wording/english.ts';
import {
  conditionsOf,
  headlineLines,
  paragraphs,
  quotedBecause,
  secondReadingLines,
  sourceLines,
  traceLines,
  writtenBy,
} from './answer-text.ts';
import { wrap } from './wrap.ts';

/** A timeline as text for a terminal, without a line feed at its end. */
export function renderTimeline(timeline: Timeline): string {
  const { items, mode, request, nearest, secondReading } = timeline;
  const said = wording.timeline;
  const topic = clean(request.topic ?? '');
  if (items.length === 0) {
    const near = nearest.flatMap((headline) => headlineLines(headline, '  · '));
    const lines = near.length === 0 ? [wording.nothingNear] : ['', `${wording.nearest}:`, ...near];
    const because = wording.declinedBecause(timeline.quotesReason);
    const told = [
      ...wrap(said.none(topic), ''),
      ...understoodLines(timeline),
      ...(because === null ? [] : wrap(because, '')),
    ];
    return [...told, ...lines, ...filterLines(timeline), ...traceLines(timeline)].join('\n');
  }
  const sentences = items.flatMap((item) => item.sentences);
  const written = mode === 'claude' ? writtenBy(timeline.model, secondReading) : quotedBecause(timeline);
  return [
    said.title(topic),
    ...understoodLines(timeline),
    '',
    ...items.flatMap((item) => [...itemLines(item), '']),
    `${wording.sources}:`,
    ...sourceLines(
      items.flatMap(({ citations }) => citations),
      '  ',
    ),
    ...filterLines(timeline),
    '',
    ...leftOutLines(timeline),
    ...secondReadingLines(secondReading, sentences),
    ...wrap(written, ''),
    ...traceLines(timeline),
  ].join('\n');
}

function itemLines({ day, isReported, sentences, citations, superseded }: TimelineItem): string[] {
  const said = wording.timeline;
  const told = dayInWords(day);
  const newer = superseded.map(
    ({ figure, later, reported, citation }) =>
      `${said.superseded(clean(figure), clean(later), dayInWords(reported))} [${citation}]`,
  );
  return [
    `• ${isReported ? said.reported(told) : told}`,
    ...paragraphs(sentences, citations, '  '),
    ...newer.flatMap((note) => wrap(note, '  ')),
  ];
}

function understoodLines({ request: { understoodAs } }: Timeline): string[] {
  return understoodAs === undefined ? [] : wrap(wording.understoodAs(clean(understoodAs)), '');
}

function filterLines({ request: { filter } }: Timeline): string[] {
  const conditions = conditionsOf(filter);
  return conditions.length === 0 ? [] : ['', ...wrap(wording.onlyArticles(conditions), '')];
}

function leftOutLines({ daysLeftOut, articlesLeftOut }: Timeline): string[] {
  return [
    ...(daysLeftOut > 0 ? wrap(wording.timeline.daysLeftOut(daysLeftOut), '') : []),
    ...(articlesLeftOut > 0 ? wrap(wording.timeline.articlesLeftOut(articlesLeftOut), '') : []),
  ];
}
