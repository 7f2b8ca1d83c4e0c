import { describe, expect, test } from 'vitest';
import { type CitedTexts, codeVerdict, discrepanciesOf } from '../../src/check/discrepancies.ts';

/** Cited in English, with nothing around it, unless it's said. */
function wordsOf(cited: string, more: Partial<CitedTexts> = {}): CitedTexts {
  const { citedLanguage = 'en' } = more;
  return { cited: [cited], around: [], published: [], citedLanguage, language: citedLanguage, ...more };
}

/** What is told of a sentence: its own words, and after a slash what is cited instead. */
function told(sentence: string, cited: string, more?: Partial<CitedTexts>): string[] {
  return discrepanciesOf(sentence, wordsOf(cited, more)).map(
    ({ kind, stated, cited: instead }) => `${kind}: ${stated}${instead === null ? '' : ` / ${instead}`}`,
  );
}

type Example = readonly [sentence: string, cited: string, expected: readonly string[], more?: Partial<CitedTexts>];

function examples(title: string, cases: readonly Example[]): void {
  describe(title, () => {
    const named = cases.map(([sentence, cited, expected, more]) => ({ sentence, cited, expected, more }));
    test.each(named)('“$sentence” – cited: “$cited”', ({ sentence, cited, expected, more }) => {
      expect(told(sentence, cited, more)).toEqual(expected);
    });
  });
}

const there: readonly string[] = [];
const inPolish = { citedLanguage: 'pl' };
const inKorean = { citedLanguage: 'ko' };
const polishOfEnglish = { language: 'pl' };
const koreanOfEnglish = { language: 'ko' };

examples('numbers', [
  ['Thirteen people were killed.', 'The explosion killed 12 people.', ['number: Thirteen / 12']],
  ['Twelve people were killed.', 'The explosion killed a dozen people.', there],
  ['The explosion killed 12 people.', 'The explosion killed people.', ['number: 12']],
  ['More than 300 people came.', 'The police counted 308 people.', there],
  ['308 people came.', 'More than 300 people came.', ['number: 308 / More than 300']],
  ['Fewer than 300 people came.', 'More than 300 people came.', ['number: Fewer than 300 / More than 300']],
  ['The deal is worth $2.5 million.', 'The deal is worth $2,512,340.', there],
  ['The deal is worth $2.5 billion.', 'It is worth 2,500,000 dollars.', ['number: $2.5 billion / 2,500,000 dollars']],
  ['The deal is worth €2.5 million.', 'The deal is worth $2.5 million.', ['number: €2.5 million / $2.5 million']],
  ['Turnout rose to a third.', 'Turnout rose to 33 percent.', there],
  ['The visit lasts four weeks.', 'The visit lasts four days.', ['number: four weeks']],
  ['Poland won the first round.', 'Poland won the opening round.', there],
  ['Poland won the third round.', 'Poland won the second round.', ['number: third / second']],
  ['The delegations of the two countries met.', 'South Korea and Poland sent delegations.', there],
  ['Article 5 was invoked by Poland.', 'Article 4 was invoked by Poland.', ['number: 5 / 4']],
  ['Inflation rose by 2 percentage points.', 'Inflation rose by 2 percent.', ['number: 2 percentage points']],
  ['Dozens of people were hurt in Gdynia.', 'Seven people were hurt in Gdynia.', ['number: Dozens']],
  ['Poland paid €1.2bn for the ships.', 'Poland paid 1,200 million euros for the ships.', there],
  ['Poland paid $5 million for the ships.', 'Poland paid US$5m for the ships.', there],
  ['Poland paid 5m zloty for the ships.', 'Poland paid PLN 5 million for the ships.', there],
  ['She finished twenty-first in Seoul.', 'She finished 21st in Seoul.', there],
  ['Poland bought 2.5 million shells.', 'Poland bought two and a half million shells.', there],
  ['The talks lasted two hours.', 'They lasted two and a half hours.', ['number: two hours / two and a half hours']],
  ['Sales fell 5%.', 'Sales fell .5%.', ['number: 5% / .5%']],
  ['Sales fell 0.5%.', 'Sales fell .5%.', there],
  ['It was 41°F in Gdynia.', 'It was 41°C in Gdynia.', ['number: 41°F']],
  ['Poland paid EUR 5 million.', 'Poland paid €5m.', there],
  ['It was 41 degrees in Gdynia.', 'It was 41°C in Gdynia.', there],
  ['It was 41 degrees Celsius in Gdynia.', 'It was 41°C in Gdynia.', there],
  ['The army has 300,000 soldiers.', 'The army has 300 000 soldiers.', there],
]);

examples('what is said in other numbers, or only counted, is there', [
  ['It was the first visit in a quarter of a century.', 'It was the first visit in 25 years.', there],
  ['It was the first visit in 25 years.', 'It was the first visit in a quarter of a century.', there],
  ['They negotiated for 18 months.', 'They negotiated for a year and a half.', there],
  ['It stood for two decades.', 'It stood for 20 years.', there],
  ['It stood for two decades.', 'It stood for 30 years.', ['number: two decades']],
  ['She won the fifth and deciding set.', 'She won the deciding set.', there],
]);

examples('numbers inside names, and times of day', [
  ['The army bought 180 tanks.', 'The army bought 180 K-2 tanks.', there],
  ['The army bought K-2 tanks.', 'The army bought K-9 howitzers.', ['name: K-2']],
  ['The pilots fly the F-16.', 'The pilots fly F-16s.', there],
  ['Poland hosted Euro 2012 with Ukraine.', 'Poland and Ukraine were hosts of Euro 2012.', there],
  ['It begins at 3 p.m. on Monday.', 'It begins at 15:00 on Monday.', there],
  ['The shop opens at 9:30 in Gdynia.', 'The shop opens at 9.30 in Gdynia.', there],
]);

examples('dates', [
  ['It happened on Feb. 3.', 'It happened on 3 February.', there],
  ['Duda met Yoon on Friday.', 'Duda met Yoon on Thursday.', ['date: Friday / Thursday']],
  ['The contract was signed in 2021.', 'The contract was signed in 2022.', ['date: 2021 / 2022']],
  ['The meeting was on Tuesday, 3 February 2026.', 'The meeting was on 3 February 2026.', there],
  ['It was founded in the 1970s.', 'It was founded in 1974.', there],
  ['It was founded in 1974.', 'It was founded in the 1970s.', ['date: 1974 / 1970s']],
  ['The agreements of 2022 covered tanks.', 'The agreements of that year covered tanks.', there],
  ['The meeting was on Monday, 3 February 2026.', 'The meeting was on 3 February 2026.', ['date: Monday']],
]);

describe('a weekday becomes a date for nobody', () => {
  const cited = 'Duda met Yoon on Thursday.';
  test('however near the article was published', () => {
    expect(told('Duda met Yoon on 5 February.', cited, { published: ['2026-02-06'] })).toEqual(['date: 5 February']);
    expect(told('Duda met Yoon on 24 October 2024.', cited, { published: ['2024-10-25T08:00:00Z'] })).toEqual([
      'date: 24 October 2024',
    ]);
    expect(told('Duda met Yoon on Thursday, October 24.', cited)).toEqual(['date: October 24']);
  });

  test('nor does the date line become a weekday', () => {
    expect(told('Duda met Yoon on Thursday.', 'Duda met Yoon today.', { published: ['2026-02-05'] })).toEqual([
      'date: Thursday',
    ]);
  });

  test('but the date line itself may be named', () => {
    expect(told('The report is of 6 February 2026.', cited, { published: ['2026-02-06'] })).toEqual([]);
  });
});

examples('names', [
  ['Duda met Kim on Thursday.', 'Duda met Yoon on Thursday.', ['name: Kim']],
  ['South Korean troops moved.', 'North Korean troops moved.', ['name: South Korean']],
  ['President Andrzej Duda arrived.', 'Duda arrived in Seoul.', there],
  ['The NSC met in an emergency session.', 'The National Security Council met in an emergency session.', there],
  ['Polish officials met in Seoul.', 'Officials from Poland met in Seoul.', there],
  ['Officials fear that South Korea arms itself.', 'Seoul arms itself, officials fear.', there],
  ['Officials fear Moscow and Pyongyang.', 'Officials worry about Russia and North Korea.', there],
  ['Everyone in Crimea heard of it.', 'The Crimean channel told everyone.', there],
]);

examples('what stands around the cited words counts', [
  ['He met Yoon in 2024.', 'He met his counterpart.', there, { around: ['Yoon receives a visitor', 'It was 2024.'] }],
  ['The Baltic Wire counted 12 ships.', 'Twelve ships were counted.', there, { around: ['The Baltic Wire'] }],
  ['Poland bought 300 tanks.', 'Poland bought tanks.', ['number: 300']],
  ['Poland bought 300 tanks.', 'Poland bought tanks.', there, { question: 'Did Poland buy 300 tanks?' }],
]);

examples('quotations are compared letter by letter, with what is cited alone', [
  ['She called it a “grave threat”.', 'She called it a “grave threat” on Monday.', there],
  ['She called it a "grave … threat".', 'She called it a “grave security threat”.', there],
  ['She called it a “great threat”.', 'She called it a “grave threat”.', ['quotation: great threat']],
  [
    'She called it a “grave threat”.',
    'She spoke of threats.',
    ['quotation: grave threat'],
    { around: ['A grave threat'] },
  ],
]);

examples('in Polish', [
  ['Zginęło 15 osób.', 'Zginęło 12 osób.', ['number: 15 / 12'], inPolish],
  ['Zginęło 12 osób.', 'W wypadku zginęło dwunastu ludzi.', there, inPolish],
  ['Zlecenie jest warte 1,2 miliarda złotych.', 'Zlecenie jest warte 1,2 mld zł.', there, inPolish],
  ['Spotkali się w środę.', 'Spotkali się w czwartek.', ['date: środę / czwartek'], inPolish],
  ['Umowę podpisano we wrześniu 2022 roku.', 'Umowę podpisano 12 września 2022 roku.', there, inPolish],
  ['Przyjął ministra w maju.', 'Przyjął ministra w lipcu.', ['date: maju / lipcu'], inPolish],
  ['Prezydent spotkał się z Dudą.', 'Spotkanie z Andrzejem Duda odbyło się wczoraj.', there, inPolish],
  ['Prezydent spotkał się z Kowalskim.', 'Spotkanie z Dudą odbyło się wczoraj.', ['name: Kowalskim'], inPolish],
  ['Delegacja z Niemiec przyjechała.', 'Przyjechała delegacja, którą wysłały Niemcy.', there, inPolish],
  ['Mówił o „wielkim zagrożeniu”.', 'Mówił o „poważnym zagrożeniu”.', ['quotation: wielkim zagrożeniu'], inPolish],
  ['Minister nie brał łapówek.', 'Minister brał łapówki.', there, inPolish],
]);

examples('in Korean', [
  ['사망자는 34명이다.', '사망자는 43명으로 집계됐다.', ['number: 34 / 43'], inKorean],
  ['한국 정부는 폴란드에 3천 명을 보냈다.', '한국 정부는 폴란드에 3,000명을 보냈다.', there, inKorean],
  ['정부는 3만5천 명을 보냈다.', '정부는 35,000명을 보냈다.', there, inKorean],
  ['정부는 2척을 보냈다.', '정부는 두 척을 보냈다.', there, inKorean],
  ['정부는 5조원 차관을 제공했다.', '정부는 5천억원 차관을 제공했다.', ['number: 5조원 / 5천억원'], inKorean],
  [
    '회의는 2026년 2월 3일 열렸다.',
    '회의는 2026년 2월 4일에 열렸다.',
    ['date: 2026년 2월 3일 / 2026년 2월 4일'],
    inKorean,
  ],
  ['회의는 화요일에 열렸다.', '회의는 월요일에 열렸다.', ['date: 화요일 / 월요일'], inKorean],
  ['“심각한 위협”이라고 말했다.', '그는 “중대한 위협”이라고 말했다.', ['quotation: 심각한 위협'], inKorean],
  ['장관은 뇌물을 받지 않았다.', '장관은 뇌물을 받았다.', there, inKorean],
]);

examples('over two languages digits, dates, quotations and what may be one name are compared', [
  ['Zginęło 15 osób, powiedział Kowalski.', 'Kowalski said that 12 had died.', ['number: 15 / 12'], polishOfEnglish],
  ['Instalacja kosztowała 2,5 miliona euro.', 'The plant cost €2.5 million.', there, polishOfEnglish],
  ['W poniedziałek rozmawiali z Robertem Kupieckim.', 'On Monday they met Robert Kupiecki.', there, polishOfEnglish],
  ['Spotkali się we wtorek.', 'They met on Monday.', ['date: wtorek / Monday'], polishOfEnglish],
  ['Umowę podpisały Korea Południowa i Niemcy.', 'Seoul and Berlin signed an accord.', there, polishOfEnglish],
  [
    'Umowę podpisał Kowalski, a po nim Nowak.',
    'Duda and Yoon signed.',
    ['name: Kowalski', 'name: Nowak'],
    polishOfEnglish,
  ],
  [
    '회의는 화요일 바르샤바에서 열렸습니다.',
    'They met on Monday in Warsaw.',
    ['date: 화요일 / Monday'],
    koreanOfEnglish,
  ],
  ['대표단은 4일간 머물렀다.', 'The delegation stayed for four days.', there, koreanOfEnglish],
  ['그는 “심각한 위협”이라고 말했다.', 'He spoke of a “grave threat”.', ['quotation: 심각한 위협'], koreanOfEnglish],
]);

examples('of a language whose numbers and dates cannot be read, digits and quotations alone are compared', [
  ['У вибуху загинуло 34 людини.', 'У вибуху загинуло 43 людини.', ['number: 34'], { citedLanguage: 'uk' }],
  ['Міністр Коваленко не брав хабарів.', 'Міністр брав хабарі.', there, { citedLanguage: 'uk' }],
  ['Коштує 2.500 гривень.', 'Коштує 2 500 гривень.'.replace('2 5', '2\u00a05'), there, { citedLanguage: 'uk' }],
]);

examples('there is nothing to check in', [
  ['Yes.', 'Poland signed the treaty.', there],
  ['No.', 'Poland signed the treaty.', there],
  ['The minister took no bribes.', 'The minister took bribes.', there],
]);

describe('where nobody verifies', () => {
  const verdict = (sentence: string, cited: string) => codeVerdict(discrepanciesOf(sentence, wordsOf(cited))).label;

  test('what is nowhere is unsupported, what stands there otherwise contradicted', () => {
    expect(verdict('Duda met Kim.', 'Duda met Yoon.')).toBe('unsupported');
    expect(verdict('Duda called it “odd”.', 'Duda called it strange.')).toBe('unsupported');
    expect(verdict('Duda met 12 people.', 'Duda met 15 people.')).toBe('contradicted');
  });

  test('what nothing speaks against is unchecked, and nothing more', () => {
    expect(verdict('Yoon met Duda.', 'Duda met Yoon.')).toBe('unchecked');
    expect(verdict('Poland buys drones from South Korea.', 'South Korea buys drones from Poland.')).toBe('unchecked');
  });
});
