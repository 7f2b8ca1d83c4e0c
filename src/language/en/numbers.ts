import { counted, type NumberWords, numberWordsOf } from '../number-words.ts';

export const numbers: NumberWords = numberWordsOf({
  small: [
    ...counted(
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
      0,
    ),
    ...counted('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
  ],
  scales: '12: dozen; 100: hundred; 1e3: thousand k; 1e6: million mn mln; 1e9: billion bn bln; 1e12: trillion tn trn',
  vague: '12: dozens; 100: hundreds; 1e3: thousands; 1e6: millions; 1e9: billions; 1e12: trillions',
  ordinals: [
    ...counted(
      'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
        'sixteenth seventeenth eighteenth nineteenth twentieth',
      1,
    ),
    ...counted('thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth', 30, 10),
  ],
  percent: '% percent percentage pct',
  decimalComma: false,
  half: { more: 'and a half', of: ['half a', 'half an'] },
  context: {
    bounds: [
      [
        'over',
        /\b(?:(?:more|greater|higher|larger|longer) than|over|at least|above|exceed(?:s|ed|ing)?|no (?:fewer|less) than|upwards of|not less than|a minimum of)[ $€£]*$/i,
      ],
      [
        'under',
        /\b(?:(?:fewer|less|lower|smaller|shorter) than|under|below|up to|at most|no more than|not more than|almost|nearly|close to|as (?:many|much) as|a maximum of)[ $€£]*$/i,
      ],
      [
        'about',
        /(?:\b(?:about|around|roughly|some|approximately|approx\.?|circa|ca?\.|an estimated|estimated)|~)[ $€£]*$/i,
      ],
    ],
    roles: {
      to: /(?<!\b(?:up|close|due|next|equal|according|addition|thanks) )\bto (?:about |around |nearly |some |an? )?[$€£]?\|/iu,
      by: /\bby (?:about |around |nearly |some |an? )?[$€£]?\|/iu,
      from: /\bfrom (?:about |around |nearly |some |an? )?[$€£]?\|/iu,
    },
    minus: /(?:(?:^|[\s(])[-−–][$€£]?|\bminus )\|/iu,
    falling:
      /\b(?:fell|fall\p{L}*|drop\p{L}*|declin\p{L}*|shr[aiu]nk\p{L}*|contract(?:ed|ion|s|ing)|decreas\p{L}*|lost|los[es]\p{L}*|down|below|negative|slump\p{L}*|slid|slip\p{L}*|cut\p{L}*|lower\p{L}*|deficit|reduc\p{L}*)\b/iu,
    all: /\ball (?:of )?(?:the |its |their |these |those )?\|/iu,
    whole:
      /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|most|some|half|many|none|several)) (?:out )?of (?:the |its |their |these |those )?\|/iu,
    most: /\bmost (?:of )?(?:the |its |their )?(?<noun>\p{Ll}{3,24}s|people|men|women|children)\b/giu,
    endOfRange:
      /\b(?:from|between|starting at|minimum|maximum|up to|at least|at most) [$€£]?\||\|[^.]{0,12}\b(?:minimum|maximum)\b/iu,
  },
});
