import { counted, type NumberWords, numberWordsOf } from '../number-words.ts';

const particle =
  /(?<=\p{Script=Hangul})(?:을|를|은|는|의|에|로|으로|에서|까지|부터)$|(?<=\p{Script=Hangul}{2})(?:이|가|와|과|도|만)$/u;

export const numbers: NumberWords = numberWordsOf({
  small: counted('두 세 네 다섯 여섯 일곱 여덟 아홉 열', 2),
  scales: '100: 백; 1e3: 천; 1e4: 만; 1e8: 억; 1e12: 조',
  percent: '% 퍼센트 프로',
  decimalComma: false,
  shares: [['절반', 50]],
  bare: (word) => word.replace(particle, ''),
  context: {
    bounds: [
      ['over', /(?:최소|적어도) $/u],
      ['under', /(?:최대|거의) $/u],
      ['about', /(?:약|대략) ?$/u],
    ],
    roles: { to: /\|(?:으로|로|까지)(?!\p{L})/u, by: /\|(?:만큼|가량)(?!\p{L})/u, from: /\|에서(?!\p{L})/u },
    minus: /(?:(?:^|[\s(])[-−–]|(?:영하|마이너스) ?)\|/u,
    falling: /감소|하락|줄었|줄어|마이너스|영하|적자|손실|내렸|떨어/u,
    all: /모든 \||\|\p{L}? ?(?:모두|전원)/u,
    whole: /\|\p{L}{0,2} ?(?:가운데|중)(?!\p{L})/u,
    most: /(?<!\p{Script=Hangul})(?<noun>\p{Script=Hangul}{2,12}?) ?(?:대부분|대다수|과반)/gu,
    endOfRange: /(?:최소|최대|적어도) \||\|\p{L}{0,3} ?(?:이상|이하|부터)/u,
  },
});
