import { counted, type NumberWords, numberWordsOf } from '../number-words.ts';

export const numbers: NumberWords = numberWordsOf({
  small: counted('두 세 네 다섯 여섯 일곱 여덟 아홉 열', 2),
  scales: '100: 백; 1e3: 천; 1e4: 만; 1e8: 억; 1e12: 조',
  percent: '% 퍼센트 프로',
  decimalComma: false,
});
