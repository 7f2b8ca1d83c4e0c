import { aboutTheBotInPolish } from '../about-the-bot/polish.ts';
import { answersInPolish } from '../answers/polish.ts';
import { articlesInPolish } from '../articles/polish.ts';
import { claimsInPolish } from '../claims/polish.ts';
import { commandsInPolish } from '../commands/polish.ts';
import { controlsInPolish } from '../controls/polish.ts';
import { correctionsInPolish } from '../corrections/polish.ts';
import { day } from '../counts/polish.ts';
import { digestsInPolish } from '../digests/polish.ts';
import { editorsInPolish } from '../editors/polish.ts';
import { followsInPolish } from '../follows/polish.ts';
import { pageInPolish } from '../page/polish.ts';
import { refusalsInPolish } from '../refusals/polish.ts';
import { settingsInPolish } from '../settings/polish.ts';
import { summariesInPolish } from '../summaries/polish.ts';
import { timelinesInPolish } from '../timelines/polish.ts';
import type { Language } from '../translations.ts';
import type { Wording } from '../wording.ts';

const wording: Wording = {
  ...articlesInPolish,
  ...answersInPolish,
  ...summariesInPolish,
  ...refusalsInPolish,
  ...controlsInPolish,
  ...correctionsInPolish,
  ...aboutTheBotInPolish,
  ...settingsInPolish,
  timeline: timelinesInPolish,
  check: claimsInPolish,
  editors: editorsInPolish,
  page: pageInPolish,
  commands: commandsInPolish,
  digests: digestsInPolish,
  follows: followsInPolish,
  day,
};

export const language: Language = { locale: 'pl', name: 'Polski', wording };
