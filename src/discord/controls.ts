import { articlePages } from './articles.ts';
import type { Control } from './command.ts';
import { followedUp, followUp } from './follow-up.ts';
import { erase } from './forget-me.ts';
import { quotes } from './quotes.ts';
import { rate, why } from './rating.ts';
import { changeSettings } from './settings.ts';
import { share } from './share.ts';

/** Everything that a button, a menu or a dialog of ours may call. */
export const controls: readonly Control[] = [
  quotes,
  followUp,
  followedUp,
  share,
  rate,
  why,
  articlePages,
  erase,
  changeSettings,
];
