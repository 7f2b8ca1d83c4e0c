import type { Citation } from '../../coverage/answer.ts';
import type { Briefing, BriefingItem, BriefingPreview } from '../../coverage/briefing.ts';
import type { Correction } from '../../coverage/correction.ts';
import type { NewsWish } from '../../coverage/news-wish.ts';
import type { Said } from '../../coverage/story-news.ts';
import type { Wording } from '../../wording/wording.ts';
import { markItems } from '../../writing/mark-corrections.ts';
import { headlineMarkdown, numberMarkdown } from './cited-sources.ts';
import { belowCorrections } from './correction-lines.ts';
import { staleNotes, storySentences, storySources, writtenBy } from './digest-embeds.ts';
import { asData } from './escape.ts';
import { line, type Message, type Paragraph } from './markup.ts';
import { colours, fitted, toMessages } from './messages.ts';
import { headlineChars, outletChars, topicChars } from './size-limits.ts';
import { secondReadingNotes, smallPrint } from './small-print.ts';
import { dateMarkdown, momentMarkdown } from './timestamps.ts';

/** Words of an article within a line of ours. */
const saidChars = 200;
/** Named of a filter: more are a list, and no title. */
const namedOfWish = 8;

/** A digest that came by itself, as one message: what there is no room for is counted. */
export function renderBriefing(
  given: Briefing,
  wording: Wording,
  { isLate, corrections = [] }: { readonly isLate: boolean; readonly corrections?: readonly Correction[] },
): Message {
  const briefing = markItems(given, corrections);
  const { items, wish, request } = briefing;
  const said = wording.briefing;
  const about = wishMarkdown(wish, wording);
  const [message] = fitted(
    items.length,
    (kept) => {
      const shown = items.slice(0, kept);
      const leftOut = briefing.leftOut + items.length - kept;
      const blocks = belowCorrections(corrections, wording, [
        line('plain', false, `**${said.title(about)}**`),
        line('small', false, said.since(momentMarkdown(request.after, 'f'))),
        ...(briefing.quotesReason === null || items.length === 0
          ? []
          : [line('small', true, wording.reason(briefing.quotesReason, briefing.mode))]),
        ...shown.flatMap((item) => briefingStory(item, wording)),
        ...(items.length === 0 ? [line('plain', true, said.nothing(about))] : []),
        ...(leftOut > 0 ? [line('small', true, said.leftOut(leftOut))] : []),
        ...smallPrint([
          ...secondReadingNotes(
            briefing.secondReading,
            shown.flatMap(({ sentences }) => sentences),
            wording,
          ),
          ...staleNotes(briefing.stale, wording),
        ]),
      ]);
      const colour = items.length === 0 ? colours.nothing : colours[briefing.mode];
      return toMessages(blocks, writtenBy(briefing, wording), colour);
    },
    1,
  );
  return { content: isLate ? said.late : '', embeds: message?.embeds ?? [], rows: [] };
}

/** What a filter was understood as and would have brought, for whoever is about to save it. @param words as they were typed */
export function previewBlocks(preview: BriefingPreview, words: string, wording: Wording): Paragraph[] {
  const said = wording.briefing.preview;
  const { taken, stories, days, elsewhere } = preview;
  const isAll = wishMarkdown(preview.wish, wording) === '';
  // A filter that takes nothing, or leaves nothing out, is hardly what was meant.
  const isTelling = words !== '' && !isAll && (taken === 0 || taken === stories);
  return [
    line('plain', true, said.understood(wishMarkdown(preview.wish, wording))),
    ...(isAll && words !== '' ? [line('plain', false, `⚠ ${said.unread}`)] : []),
    line(
      'plain',
      false,
      [
        ...(isTelling ? ['⚠'] : []),
        said.takes(taken, stories, days),
        ...(taken > 0 ? [said.perDay(taken / days)] : []),
      ].join(' '),
    ),
    ...(elsewhere > 0 ? [line('small', false, said.elsewhere(elsewhere))] : []),
    ...listed(
      said.newest,
      preview.newest.map((headline) => headlineMarkdown(headline, wording)),
    ),
    ...listed(
      said.nearest,
      preview.nearest.map(({ headline, unwanted }) =>
        [
          headlineMarkdown(headline, wording),
          ...(unwanted === null ? [] : [said.because(asData(unwanted, topicChars))]),
        ].join(' · '),
      ),
    ),
  ];
}

function listed(title: string, headlines: readonly string[]): Paragraph[] {
  if (headlines.length === 0) return [];
  return [line('plain', true, `**${title}**`), ...headlines.map((headline) => line('plain', false, `• ${headline}`))];
}

/** A filter as it was understood, in words. */
function wishMarkdown({ wanted, unwanted, outlets, unwantedOutlets }: NewsWish, wording: Wording): string {
  const named = (names: readonly string[], chars: number): string[] =>
    names.slice(0, namedOfWish).map((name) => asData(name, chars));
  return wording.briefing.wish({
    wanted: named(wanted, topicChars),
    unwanted: named(unwanted, topicChars),
    outlets: named(outlets, outletChars),
    unwantedOutlets: named(unwantedOutlets, outletChars),
  });
}

/** What is new of a story, with its sources. */
export function briefingStory(item: BriefingItem, wording: Wording): Paragraph[] {
  const { news, date, headline } = item;
  const said = wording.briefing;
  const title = `**${asData(headline, headlineChars) || wording.noHeadline}**`;
  const dated = dateMarkdown(date, wording);
  const about =
    news.kind === 'new'
      ? [said.isNew, title, dated]
      : [said.moved, title, dated, said.goesOn(news.since === null ? null : dateMarkdown(news.since, wording))];
  return [
    line('plain', true, about.join(' · ')),
    ...storySentences(item),
    ...changes(item, wording),
    ...storySources(item, wording),
  ];
}

/** Figures and quotations that changed: what they are, what they were, and when each was written. */
function changes({ news, citations }: BriefingItem, wording: Wording): Paragraph[] {
  if (news.kind === 'new') return [];
  return news.changes.flatMap(({ now, before }) => {
    if (before === null) return [];
    const [is, was] = [saidMarkdown(now, citations, wording), saidMarkdown(before, citations, wording)];
    return [line('small', false, wording.briefing.changed(is.words, is.date, was.words, was.date))];
  });
}

function saidMarkdown({ text, citation }: Said, citations: readonly Citation[], wording: Wording) {
  const cited = citations.find(({ number }) => number === citation);
  const number = numberMarkdown(citation, cited?.headline.url ?? null);
  return { words: asData(text, saidChars), date: `${dateMarkdown(cited?.headline.date ?? null, wording)} ${number}` };
}
