import type { Abbreviated, Abbreviations } from '../language-rules.ts';

/** Words that a sentence often begins with, and a name seldom. */
const starters = new Set(
  (
    'the a an this that these those it its he she they we i you his her their our my there here in on at by for from with ' +
    'as if when while after before since but and or so yet however meanwhile also both all some many most no not what who ' +
    'why how where one two three last next earlier later according asked another each every few several other others more ' +
    'despite although though because during until under over about even still then now once only such to officials police ' +
    'analysts investors shares troops residents critics experts lawmakers prosecutors witnesses visitors reporters people'
  ).split(' '),
);
/** What a time of day is told more closely by: "9 a.m. Monday", "5 p.m. ET", "9 a.m. Seoul time". */
const afterTime =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d|(?:[ecmp][sd]?t|gmt|utc|bst|cest|cet|kst|jst|ist)\b|\p{L}+ time\b|\d)/iu;
const firstWord = /^["'“‘(]*([\p{L}\p{N}]+)/u;

function goesOn({ word, before, after }: Abbreviated): boolean {
  const next = (firstWord.exec(after)?.[1] ?? '').toLowerCase();
  if (starters.has(next)) return word === 'j';
  if (word === 'a.m' || word === 'p.m') return afterTime.test(after);
  if (word === 'etc') return false;
  // A place told by another, which a comma would close: "in Washington, D.C. Kim flew home".
  if (word === 'd.c') return !/, D\.C$/u.test(before);
  // "400 N. 32nd St."
  return /^["“(]?\p{L}/u.test(after) || (/^\p{L}$/u.test(word) && /^\p{N}/u.test(after));
}

/** What newsrooms abbreviate. CLDR's list lacks Gov., Gen. and Sen., and takes "Up.", "All." and "Go." for abbreviations. */
export const abbreviations: Abbreviations = {
  leading: new Set(
    (
      'mr mrs ms messrs mx dr prof gen sen sens rep reps gov govs pres supt lt col sgt capt maj cmdr cdr adm brig cpl pfc pvt ' +
      'ens hon rev fr sr msgr det insp amb atty asst assoc dir spc v vs viz cf e.g i.e approx'
    ).split(' '),
  ),
  beforeNumber: new Set(
    (
      'no nos fig figs vol pp p art arts sec secs ch ca tel ext rte hwy apt rm par jan feb mar apr jun jul aug sept sep oct nov dec ' +
      'mon tue tues wed thu thur thurs fri sat sun'
    ).split(' '),
  ),
  ending: new Set('inc co corp ltd llc bros plc jr st mt ft ave blvd etc est ph.d'.split(' ')),
  goesOn,
  isOrdinal: () => false,
};
