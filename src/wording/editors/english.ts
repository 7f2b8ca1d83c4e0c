import { counted } from '../counts/english.ts';

/** What the newsroom’s own channel says. Names, questions and what went wrong come escaped; moments are times that Discord shows. */
export const editorsInEnglish = {
  reports: (count: number): string => `${counted(count, { one: 'answer was', other: 'answers were' })} rated down`,
  noReason: 'no reason given',
  moreReports: (count: number): string => `And ${count} more: npm run trace -- --rated lists them.`,
  ended: 'Something that stood here is gone: it was forgotten at the wish of whoever asked, or its time was over.',
  emptied: 'What stood here is gone: it was forgotten at the wish of whoever asked, or its time was over.',

  warnings: 'Please have a look',
  failing: (name: string, detail: string): string => `**${name}** can’t be read: ${detail}`,
  silent: (name: string, since: string): string =>
    `**${name}** has brought nothing since ${since}, longer than ever before`,
  held: (name: string): string =>
    `**${name}** changed or lost more than a third at once, so that is held: npm run sources -- accept, once you have looked`,
  well: (name: string): string => `**${name}** is well again`,
  files: (count: number): string =>
    `${counted(count, { one: 'file', other: 'files' })} can’t be read, and ${count === 1 ? 'is' : 'are'} in no answer:`,
  moreFiles: (count: number): string => `and ${count} more: npm run read -- FILE says more of each`,
  postHeld: (channel: string, detail: string): string =>
    `A message to ${channel} may stand there or not, and I can’t look: ${detail}. Look yourself; I won’t send it again`,
  paused: (channel: string, detail: string): string => `The digest for ${channel} is paused: ${detail}`,
  digestLate: (channel: string, detail: string): string =>
    `A digest for ${channel} is due and hasn’t come yet: ${detail}. I go on trying`,
  digestGivenUp: (channel: string, detail: string): string => `A digest for ${channel} won’t come: ${detail}`,
  corrections: (messages: number, articles: number): string =>
    `${counted(articles, { one: 'article', other: 'articles' })} changed at once, and ${counted(messages, { one: 'message', other: 'messages' })} of mine would be corrected. Nothing is, until one of you has looked: was that meant?`,
  tellCorrections: 'Correct the answers',
  dropCorrections: 'Leave them as they are',
  correctionsTold: 'The answers are being corrected.',
  correctionsDropped: 'The answers stay as they are.',
  noCorrections: 'Nothing is held any more.',
  clock: (days: number): string =>
    `This machine’s clock is ${counted(days, { one: 'day', other: 'days' })} ahead of the last time. Until it is set, nothing is deleted by age`,

  unanswered: 'What readers asked and the coverage didn’t answer',
  allAnswered: 'Every question was answered from the coverage.',
  moreSubjects: (count: number): string =>
    `And ${counted(count, { one: 'further subject', other: 'further subjects' })}: see Export.`,
  cost: (yesterday: string, today: string): string => `Claude cost ${yesterday} yesterday, and ${today} so far today`,
  left: (dollars: string): string => `${dollars} is left for today`,

  week: (from: string, to: string): string => `The week from ${from} to ${to}`,
  asked: 'Asked',
  answered: 'answered',
  notCovered: 'not covered',
  failed: 'failed',
  sentences: 'Sentences of Claude’s',
  shown: 'shown',
  takenOut: 'taken out',
  ratings: 'Rated',
  price: 'Claude cost',
  time: 'Time to the whole answer',
  times: (median: string, most: string): string => `half within ${median}, 19 of 20 within ${most}`,
  picture: 'Questions by day of the month:',

  /** Labels of buttons and menus: at most 80 characters. */
  trace: 'Show a trace',
  export: 'Export',
  sources: 'How the sources stand',
  hide: (title: string): string => `Hide “${title}”`,
  show: (title: string): string => `Show “${title}” again`,
  hideExplained: 'A hidden article is in no answer, no digest and no list until somebody shows it again.',
  articleGone: 'That article is in the coverage no more.',
  exported: (count: number): string => `${counted(count, { one: 'question', other: 'questions' })}, as a table.`,
  nothingToExport: 'Nothing of it is kept any more.',
  notYours: 'Only people who may manage this server can do that, and only in the editors’ channel.',
  cited: 'Cited',
  hidden: 'hidden',
};
