/** English words that change who vouches for a statement, or how firmly. */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** What comes after one of these is possible, planned or wanted, and not done. */
export const modalWords = words(
  'may might could would possibly perhaps maybe potentially likely if whether ' +
    'consider considers considered considering weigh weighs weighed weighing plan plans planned planning ' +
    'propose proposes proposed proposing hope hopes hoped hoping aim aims aimed aiming want wants wanted wanting ' +
    'intend intends intended seek seeks seeking sought expect expects expected threaten threatens threatened',
);

/** Verbs by which reporters hand on what they were told. */
export const speechVerbs = words(
  'say says said saying tell tells told claim claims claimed claiming allege alleges alleged argue argues argued ' +
    'insist insists insisted warn warns warned deny denies denied denying believe believes believed suspect suspects ' +
    'suspected fear fears feared suggest suggests suggested',
);

/** Words that cast doubt on what stands after them, whoever speaks. */
export const doubtWords = words(
  'alleged allegedly reported reportedly suspected purported purportedly supposed supposedly apparent apparently ' +
    'claimed rumoured rumored unconfirmed according',
);

/** Any sign that a sentence leaves what it says to somebody. */
export const attributionWords: ReadonlySet<string> = new Set([
  ...speechVerbs,
  ...doubtWords,
  ...words(
    'claim allegation allegations report reports denial accuse accuses accused rumour rumours rumor announce announces ' +
      'announced announcing call calls called calling confirm confirms confirmed think thinks thought state states stated ' +
      'official officials source sources statement so-called add adds added describe describes described quote quotes quoted ' +
      'spoke speak acknowledge acknowledged admit admits admitted declare declared presented see sees consider considers considered',
  ),
]);
