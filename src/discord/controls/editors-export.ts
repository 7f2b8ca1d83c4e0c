import { groupUnanswered } from '../../desk/unanswered-questions.ts';
import type { TraceSummary } from '../../store/trace.ts';
import { sentence } from '../render/markup.ts';
import { replyPrivately } from '../wire/send.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';
import { editorsOrRefusal } from './editors-rights.ts';

/** Gives the questions that a post counts as a table: those that are kept still. */
export const exportQuestions: Control = {
  verb: verbs.editorsExport,
  async execute(interaction, [after = '', until = ''], audience, context) {
    const editors = await editorsOrRefusal(interaction, audience, context);
    if (editors === null) return;
    const said = audience.own.editors;
    const [from, to] = [after, until].map((moment) => new Date(Number.parseInt(moment, 36)));
    const isWindow = from !== undefined && to !== undefined && !Number.isNaN(from.getTime() + to.getTime());
    const questions = isWindow ? await editors.traces.notCoveredInPublic(from, to) : [];
    if (questions.length === 0 || to === undefined) return replyPrivately(interaction, sentence(said.nothingToExport));
    const name = `unanswered-${to.toISOString().slice(0, 10)}.csv`;
    const attachment = Buffer.from(tableOf(questions));
    await replyPrivately(interaction, sentence(said.exported(questions.length)), [{ name, attachment }]);
  },
};

/** A mark by which spreadsheets know UTF-8. */
const byteOrderMark = '\uFEFF';

/** RFC 4180: a line a question, the newest first, with its subject and how often that was asked. */
function tableOf(questions: readonly TraceSummary[]): string {
  const groups = groupUnanswered(questions);
  const lines = questions.map(({ id, askedAt, question }) => {
    const group = groups.find(({ questions: members }) => members.includes(question));
    return [askedAt.toISOString(), id, question, group?.label ?? question, String(group?.count ?? 1)];
  });
  const header = ['asked_at', 'trace', 'question', 'subject', 'asked_on_subject'];
  return `${byteOrderMark}${[header, ...lines].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** In quotes, and never a formula to whoever opens it. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
