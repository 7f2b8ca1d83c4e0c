import type { UnansweredGroup } from '../../desk/unanswered-questions.ts';
import type { EditorsPost, Report } from '../../schedule/editors/compose-post.ts';
import type { Warning } from '../../schedule/editors/warning.ts';
import type { DayFigures } from '../../schedule/editors/week-figures.ts';
import type { Wording } from '../../wording/wording.ts';
import { asData } from './escape.ts';
import { line, type Message, mark, type Paragraph, sentence, words } from './markup.ts';
import { colours, toMessages } from './messages.ts';
import { answerExcerptChars, commentChars, nameChars, questionChars, warningChars } from './size-limits.ts';
import { momentMarkdown } from './timestamps.ts';

/** A post of the editors' desk as one message, without what can be pressed; what doesn't fit is counted. */
export function renderEditorsPost(post: EditorsPost, wording: Wording): Message {
  const said = wording.editors;
  const ended = post.ended === 0 ? [] : [line('small', true, said.ended)];
  switch (post.kind) {
    case 'reports': {
      const { reports } = post;
      if (reports.length === 0) return sentence(said.emptied);
      return oneMessage(reports.length, colours.nothing, (kept) => [
        titled(said.reports(reports.length)),
        ...reports.slice(0, kept).flatMap((report) => reportLines(report, wording)),
        ...(kept < reports.length ? [line('small', true, said.moreReports(reports.length - kept))] : []),
        ...ended,
      ]);
    }
    case 'warnings': {
      const { warnings } = post;
      return oneMessage(warnings.length, colours.nothing, (kept) => [
        titled(said.warnings),
        ...warnings.slice(0, kept).flatMap((warning) => warningLines(warning, wording)),
      ]);
    }
    case 'day': {
      const { groups, questions, cost } = post;
      const { yesterday, today, left } = cost;
      const costs = [
        said.cost(dollars(yesterday), dollars(today)),
        ...(left === null ? [] : [said.left(dollars(left))]),
      ];
      const none = post.ended > 0 ? said.emptied : said.allAnswered;
      return oneMessage(Math.min(groups.length, mostGroups), colours.quotes, (kept) => [
        titled(said.unanswered),
        ...(questions === 0 ? [line('plain', true, none)] : []),
        ...groups.slice(0, kept).flatMap(groupLines),
        ...(kept < groups.length ? [line('small', true, said.moreSubjects(groups.length - kept))] : []),
        ...(questions === 0 ? [] : ended),
        line('small', true, costs.join(' · ')),
      ]);
    }
    case 'week': {
      const { days, whole } = post.figures;
      const [first, last] = [days[0], days.at(-1)].map((day) => wording.day(day?.day ?? ''));
      return oneMessage(0, colours.quotes, () => [
        titled(said.week(first ?? '', last ?? '')),
        ...weekLines(whole, wording),
        line('small', true, said.picture, ` 🟦 ${said.answered} · 🟧 ${said.notCovered} · ⬛ ${said.failed}`),
      ]);
    }
  }
}

/** Subjects that stand in a post; the file has them all. */
const mostGroups = 12;

/** @param total parts that may be left out, the last ones first. */
function oneMessage(total: number, color: number, render: (kept: number) => readonly Paragraph[]): Message {
  for (let kept = total; ; kept--) {
    const [message, ...more] = toMessages(render(kept), '', color);
    if (message !== undefined && (more.length === 0 || kept === 0)) return message;
  }
}

function titled(title: string): Paragraph {
  return line('plain', false, `**${title}**`);
}

function reportLines({ trace, question, answer, reason, comment, ratedAt }: Report, wording: Wording): Paragraph[] {
  const why = reason === null ? wording.editors.noReason : wording.rating.reasons[reason];
  const own = comment === null ? '' : `: “${asData(comment, commentChars)}”`;
  return [
    { style: 'plain', apart: true, units: [[mark(`**${asData(question, questionChars)}**`)]] },
    ...(answer === '' ? [] : [{ style: 'quote' as const, apart: false, units: [[words(cut(answer))]] }]),
    line('plain', false, `👎 ${why}${own}`),
    line('small', false, `${momentMarkdown(ratedAt, 'f')} · ${wording.trace(trace)}`),
  ];
}

function cut(text: string): string {
  return text.length <= answerExcerptChars ? text : `${text.slice(0, answerExcerptChars).trimEnd()}…`;
}

function groupLines({ label, count, examples }: UnansweredGroup): Paragraph[] {
  const [example, ...others] = examples;
  const shown = count === 1 || example === undefined ? [] : [example, ...others];
  const title =
    count === 1 && example !== undefined ? `“${asData(example, questionChars)}”` : asData(label, questionChars);
  return [
    line('plain', true, `**${count} ×** ${title}`),
    ...shown.map((each) => line('quote', false, asData(each, questionChars))),
  ];
}

function warningLines(warning: Warning, { editors: said, status }: Wording): Paragraph[] {
  const detail = 'detail' in warning ? asData((warning.detail ?? '').replace(/\.$/, ''), warningChars) : '';
  switch (warning.about) {
    case 'source': {
      const name = asData(warning.id, nameChars);
      const since = warning.since === null ? status.neverSynced : momentMarkdown(new Date(warning.since), 'R');
      const text = {
        failing: () => said.failing(name, detail),
        silent: () => said.silent(name, since),
        held: () => said.held(name),
        well: () => said.well(name),
      }[warning.standing]();
      return [line('plain', true, `${warning.standing === 'well' ? '✅' : '⚠️'} ${text}`)];
    }
    case 'files': {
      const more = warning.count - warning.first.length;
      return [
        line('plain', true, `⚠️ ${said.files(warning.count)}`),
        ...warning.first.map(({ file, reason }) =>
          line('quote', false, `${asData(file, nameChars)}: ${asData(reason, warningChars)}`),
        ),
        ...(more > 0 ? [line('quote', false, said.moreFiles(more))] : []),
      ];
    }
    case 'held':
      return [line('plain', true, `⚠️ ${said.postHeld(`<#${warning.channel}>`, detail)}`)];
    case 'paused':
      return [line('plain', true, `⚠️ ${said.paused(`<#${warning.channel}>`, detail)}`)];
    case 'digest': {
      const text = warning.isGivenUp ? said.digestGivenUp : said.digestLate;
      return [line('plain', true, `⚠️ ${text(`<#${warning.channel}>`, detail)}`)];
    }
    case 'corrections':
      return [line('plain', true, `⚠️ ${said.corrections(warning.messages, warning.articles)}`)];
    case 'clock':
      return [line('plain', true, `⚠️ ${said.clock(warning.daysAhead)}`)];
  }
}

function weekLines(whole: DayFigures, { editors: said }: Wording): Paragraph[] {
  const { asked, answered, notCovered, failed, shown, takenOut, up, down, p50Ms, p95Ms } = whole;
  const facts: [string, string][] = [
    [said.asked, `${asked}: ${answered} ${said.answered}, ${notCovered} ${said.notCovered}, ${failed} ${said.failed}`],
    ...(shown + takenOut === 0
      ? []
      : [[said.sentences, `${shown} ${said.shown}, ${takenOut} ${said.takenOut}`] satisfies [string, string]]),
    [said.ratings, `👍 ${up} · 👎 ${down}`],
    [said.price, dollars(whole.dollars)],
    ...(p50Ms === null || p95Ms === null
      ? []
      : [[said.time, said.times(seconds(p50Ms), seconds(p95Ms))] satisfies [string, string]]),
  ];
  return facts.map(([what, fact], at) => line('plain', at === 0, `**${what}:** ${fact}`));
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function dollars(sum: number): string {
  return `$${sum.toFixed(2)}`;
}
