import { articlePages } from './article-pages.ts';
import { askAbout, askedAbout } from './ask-about.ts';
import { askAgain } from './ask-again.ts';
import { changeDraft } from './change-draft.ts';
import { changeSettings } from './change-settings.ts';
import type { Control } from './control.ts';
import { decideCorrections } from './editors-corrections.ts';
import { exportQuestions } from './editors-export.ts';
import { hideArticle } from './editors-hide.ts';
import { showSources } from './editors-sources.ts';
import { showTrace } from './editors-trace.ts';
import { erase } from './erase-asked.ts';
import { followStory } from './follow-story.ts';
import { followedUp, followUp } from './follow-up.ts';
import { manageDigests } from './manage-digests.ts';
import { manageFollows } from './manage-follows.ts';
import { rate, why } from './rate-answer.ts';
import { share } from './share.ts';
import { quotes } from './show-quotes.ts';
import { timelineOf } from './timeline-of.ts';
import { timelinePages } from './timeline-pages.ts';
import { timelineFrom, timelineSince } from './timeline-since.ts';
import { unfollow } from './unfollow.ts';

/** Everything that a button, a menu or a dialog of ours may call. */
export const controls: readonly Control[] = [
  quotes,
  followUp,
  followedUp,
  askAbout,
  askedAbout,
  askAgain,
  share,
  rate,
  why,
  articlePages,
  timelineOf,
  timelinePages,
  timelineSince,
  timelineFrom,
  erase,
  changeSettings,
  showTrace,
  hideArticle,
  exportQuestions,
  showSources,
  decideCorrections,
  changeDraft,
  manageDigests,
  followStory,
  unfollow,
  manageFollows,
];
