import { aboutTheBotInEnglish } from './about-the-bot/english.ts';
import { answersInEnglish } from './answers/english.ts';
import { articlesInEnglish } from './articles/english.ts';
import { claimsInEnglish } from './claims/english.ts';
import { commandsInEnglish } from './commands/english.ts';
import { controlsInEnglish } from './controls/english.ts';
import { correctionsInEnglish } from './corrections/english.ts';
import { day } from './counts/english.ts';
import { digestsInEnglish } from './digests/english.ts';
import { editorsInEnglish } from './editors/english.ts';
import { followsInEnglish } from './follows/english.ts';
import { pageInEnglish } from './page/english.ts';
import { refusalsInEnglish } from './refusals/english.ts';
import { settingsInEnglish } from './settings/english.ts';
import { summariesInEnglish } from './summaries/english.ts';
import { timelinesInEnglish } from './timelines/english.ts';

/** Every sentence that people read, in English, apart from names: the language that the others are measured by. A folder a subject, in it a file a language. */
export const english = {
  ...articlesInEnglish,
  ...answersInEnglish,
  ...summariesInEnglish,
  ...refusalsInEnglish,
  ...controlsInEnglish,
  ...correctionsInEnglish,
  ...aboutTheBotInEnglish,
  ...settingsInEnglish,
  timeline: timelinesInEnglish,
  check: claimsInEnglish,
  editors: editorsInEnglish,
  page: pageInEnglish,
  commands: commandsInEnglish,
  digests: digestsInEnglish,
  follows: followsInEnglish,
  /** A calendar day (`2026-02-03`) in words. */
  day,
};
