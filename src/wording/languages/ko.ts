import { aboutTheBotInKorean } from '../about-the-bot/korean.ts';
import { answersInKorean } from '../answers/korean.ts';
import { articlesInKorean } from '../articles/korean.ts';
import { claimsInKorean } from '../claims/korean.ts';
import { commandsInKorean } from '../commands/korean.ts';
import { controlsInKorean } from '../controls/korean.ts';
import { correctionsInKorean } from '../corrections/korean.ts';
import { day } from '../counts/korean.ts';
import { digestsInKorean } from '../digests/korean.ts';
import { editorsInKorean } from '../editors/korean.ts';
import { followsInKorean } from '../follows/korean.ts';
import { pageInKorean } from '../page/korean.ts';
import { refusalsInKorean } from '../refusals/korean.ts';
import { settingsInKorean } from '../settings/korean.ts';
import { summariesInKorean } from '../summaries/korean.ts';
import { timelinesInKorean } from '../timelines/korean.ts';
import type { Language } from '../translations.ts';
import type { Wording } from '../wording.ts';

const wording: Wording = {
  ...articlesInKorean,
  ...answersInKorean,
  ...summariesInKorean,
  ...refusalsInKorean,
  ...controlsInKorean,
  ...correctionsInKorean,
  ...aboutTheBotInKorean,
  ...settingsInKorean,
  timeline: timelinesInKorean,
  check: claimsInKorean,
  editors: editorsInKorean,
  page: pageInKorean,
  commands: commandsInKorean,
  digests: digestsInKorean,
  follows: followsInKorean,
  day,
};

export const language: Language = { locale: 'ko', name: '한국어', wording };
