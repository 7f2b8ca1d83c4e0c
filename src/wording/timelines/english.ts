import { counted } from '../counts/english.ts';

/** What stands around a timeline. */
export const timelinesInEnglish = {
  /** `topic` comes escaped. */
  title: (topic: string): string => `What happened when: ${topic}`,
  /** Where the text names no day for what happened. `day` is in words, or a time that Discord shows. */
  reported: (day: string): string => `reported ${day}`,
  /** A figure for which a later report has another; both come escaped. */
  superseded: (figure: string, later: string, day: string): string =>
    `where this says “${figure}”, a report of ${day} has “${later}”`,
  none: (topic: string): string => `The coverage here tells of no event on this topic: ${topic}.`,
  daysLeftOut: (days: number): string =>
    `${counted(days, { one: 'further day has', other: 'further days have' })} something to tell. Name a narrower topic, or days, to see more.`,
  articlesLeftOut: (count: number): string =>
    `Made of the articles closest to the topic; ${counted(count, { one: 'further one was', other: 'further ones were' })} not read.`,
  page: (page: number, pages: number, lines: number): string =>
    `Page ${page} of ${pages} · ${counted(lines, { one: 'line', other: 'lines' })}`,
  /** The dialog that asks since when; titles and labels of at most 45 characters. */
  since: {
    title: 'What is new here since…',
    label: 'Since which day?',
    placeholder: 'Year-month-day, for example 2026-02-03',
  },
};
