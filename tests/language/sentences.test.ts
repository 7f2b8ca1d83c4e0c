import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentencesOf } from '../../src/language/sentences.ts';

function split(text: string, language = 'en'): string[] {
  return sentencesOf(text, 0, text.length, language).map(({ start, end }) => text.slice(start, end));
}

describe('English', () => {
  test.each([
    ['titles', ['Gen. Kim met Dr. Nowak and Sen. J. R. Smith.', 'They spoke for an hour.']],
    ['initials', ['George W. Bush spoke.', 'P. Smith of J.P. Morgan did too.']],
    ['the country', ['The U.S. Army left the U.S.', 'The talks go on.', 'He lives in the U.S. and works.']],
    ['decimals', ['He paid 4.5 million.', '3.5 percent left.']],
    ['numbers', ['Bus No. 5 won on Jan. 6.', 'Their answer was no.', 'It ended in Oct.', 'The rest is known.']],
    ['times', ['At 5 p.m. Monday it began.', 'It began at 5 p.m.', 'The rest waited.']],
    ['firms', ['Apple Inc. said so.', 'It is run by Apple Inc.', 'The firm grew.']],
    ['addresses', ['Visit example.org.', 'Now go.']],
    ['spoken words', ['“Are you ready?” she asked.', '“Yes.”', '"Stop!" cried Ann.', '“We go,” he said.']],
    ['brackets', ['He said: (It was so.)', 'Then he left.', '[Sic.]', 'Done.']],
    ['dots', ['And then... he left.', 'Is it so?!', 'Yes… maybe.']],
    ['years', ['It was in 2024.', 'The rest came later.']],
  ])('%s', (_, sentences) => {
    expect(split(sentences.join(' '))).toEqual(sentences);
  });

  test('an opening quotation mark goes to what it opens, even without a space before it', () => {
    expect(split('He left.“Go on!” It was late.')).toEqual(['He left.', '“Go on!”', 'It was late.']);
  });
});

/** A bar parts sentences; their spaces belong to neither. */
function parted(text: string): [string, string[]] {
  const sentences = text.split('|').map((sentence) => sentence.trim());
  return [text.replaceAll('|', ''), sentences];
}

describe('what newsrooms abbreviate', () => {
  test.each([
    ['v. of a lawsuit', 'The court ruled in Smith v. Jones. | It was close.'],
    [
      'offices and ranks before a name',
      'Gov. Lee met Pres. Nowak and Supt. Hart. | Reps. Kim and Wu, Maj. Gen. Cho and Lt. Col. Park came.',
    ],
    ['days and months before a number or a comma', 'The meeting is on Mon. Sept. 3. | It ends on Wed., Sept. 5.'],
    [
      'Ft. and St. begin a name, St. also ends one',
      'The ship left Ft. Bragg at noon. | It sank off St. Petersburg. | He lives in Main St. | The house is old.',
    ],
    ['a.m. ends a sentence before a plural noun that begins one', 'The talks begin at 9 a.m. | Officials will attend.'],
    [
      'a.m. goes on before a day, a zone, a place’s time',
      'The talks begin at 9 a.m. Monday and end at 5 p.m. EST. | They begin at 9 a.m. Seoul time.',
    ],
    [
      'D.C. ends a sentence before a name and begins a name of its own',
      'They met in Washington, D.C. | Kim flew home. | The D.C. Council sat.',
    ],
    ['etc. ends a sentence', 'She sells apples, pears, plums etc. | Visitors like them.'],
    [
      'U.S.A. ends a sentence before a pronoun, U.S. goes on before a noun',
      'He was born in the U.S.A. | My source is Benjamin Cole. | The job requires U.S. Government clearance.',
    ],
    ['Inc. is a part of a name, and a sentence by itself', 'Orion Inc. USA grows. | Orion Inc. | Shares fell.'],
    ['several in one sentence', 'On Jan. 20, former Sen. Mark Obel became the 44th U.S. President.'],
    ['No. before a number, no at an end', 'Bus No. 10 came. | The answer is no. | Ten left.'],
    [
      'a number ends one sentence, another begins the next',
      'The deal is worth 5 million. | 35 people were hurt. | Sales rose 3.5 percent.',
    ],
    ['three dots, close together or apart', 'He waited... | Then he left. | Is it so...? | And then . . . he went.'],
    ['numbers of a list', '1. The first point. | 2. The second.'],
    ['an address', 'Visit him at 400 N. 32nd St. | He is at home.'],
    ['initials, with and without spaces', 'P. Smith and J.P. Morgan met J. R. R. Tolkien. | They talked.'],
    ['all in lower case', 'poland bought 180 tanks. | korea sold them in may. | visit example.org now.'],
  ])('%s: %s', (_why, text) => {
    const [written, sentences] = parted(text);
    expect(split(written)).toEqual(sentences);
  });
});

test.each([
  'Prof. dr hab. Anna Kowalska i płk. Jan Nowak rozmawiali m.in. o porcie. | Spotkanie trwało ok. 2 godz. i zakończyło się o godz. 15.00.',
  'W 2024 r. miasto kupiło prom za 5 tys. zł. | W 2019 r. Polska kupiła czołgi.',
  'Firma powstała w 2019 r. | Zatrudnia 20 osób. | Era trwała od XX w. | Polska zyskała.',
  'Ok. 30 proc. Polaków popiera plan. | Ceny wzrosły o 30 proc. | Rząd zapowiada zmiany.',
  'Do kraju przyjechało 5 tys. Ukraińców. | Dług to 5 proc. PKB.',
  'Przybył gen. bryg. Adam Lis, m.in. Jan Kot i płk dypl. Ewa Nowak.',
  'Mieszka przy ul. Długiej 5. | Ma psa. | Mówi o al. Róż i pl. Wolności.',
  'Ustawa, którą w 2019 r. Sejm przyjął, wygasła. | Dnia 3 maja 2019 r. Andrzej Duda przemówił.',
  'Żołnierze z 17. Wielkopolskiej Brygady wyjechali. | Kupiono ich 17. | Potem wyszli.',
  'Kupił jabłka, gruszki itd. | Potem wyszedł. | Spółka Orlen S.A. | Zarząd milczy.',
  'Zob. art. 5 ust. 2 pkt 3. | Spotkał się z A. Dudą i ks. Nowakiem.',
])('in Polish: %s', (text) => {
  const [written, sentences] = parted(text);
  expect(split(written, 'pl')).toEqual(sentences);
});

test.each([
  '시장이 항구를 열었다. | 양측은 협력을 강화하기로 했다. | "좋다"고 말했다.',
  '그는 "협력하겠다."라고 말했다. | 회의는 끝났다.',
  '그는 “협력하겠다.” 라고 말했다. | “좋다.”며 웃었다.',
  '정부는 "안 된다!"고 했다. | 회의는 끝났다.',
  '회의는 2026. 2. 3. 서울에서 열렸다. | 다음 회의는 2026. 3. 1. 열린다.',
  '물가는 3.5% 올랐다. | K-2 전차 180대를 샀다. | 그는 누구인가? | 김 장관이다.',
])('in Korean: %s', (text) => {
  const [written, sentences] = parted(text);
  expect(split(written, 'ko')).toEqual(sentences);
});

test('Korean needs no space between sentences', () => {
  expect(split('정부는 협정을 체결했다.장관은 말했다.', 'ko')).toEqual(['정부는 협정을 체결했다.', '장관은 말했다.']);
});

test.each([
  'Er kam am 3. März nach Berlin. | Er blieb.',
  'Im 19. Jahrhundert war es so. | Es waren 3. | Danach ging er.',
  'Dr. Merkel sprach mit Prof. Kim. | „Das ist gut.“ | Er ging.',
])('in German: %s', (text) => {
  const [written, sentences] = parted(text);
  expect(split(written, 'de')).toEqual(sentences);
});

test('Chinese sentences need no space, and a quotation keeps both its marks', () => {
  const sentences = ['港口重新开放。', '双方同意加强合作。', '“很好。”', '他说。', '下一次会议将在首尔举行！'];
  expect(split(sentences.join(''), 'zh')).toEqual(sentences);
});

test('text without full stops is cut at spaces into quotable pieces, and no word is lost', () => {
  const text = 'harbour '.repeat(500).trim();
  const pieces = split(text);
  expect(pieces.every((piece) => piece.length <= 1_000)).toBe(true);
  expect(pieces.join(' ')).toBe(text);
});

test('an endless run of characters is never cut inside one', () => {
  for (const lead of ['', 'x']) {
    const pieces = split(lead + '🚢'.repeat(1_200));
    expect(pieces.join('')).toBe(lead + '🚢'.repeat(1_200));
    expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
  }
});

test('offsets count from the whole text, and nothing outside of the range is looked at', () => {
  const text = 'Before it. One here. Two here. After it.';
  const spans = sentencesOf(text, 11, 30);
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['One here.', 'Two here.']);
});

test('whatever the text: sentences are in order, trimmed, not empty, and between them is only white space', () => {
  const prose = fc.stringMatching(/^([A-Za-z.!?“”"'。 \d]{0,12} ?){0,30}$/);
  for (const texts of [prose, fc.string({ unit: 'grapheme', maxLength: 300 })]) {
    fc.assert(
      fc.property(texts, (text) => {
        let at = 0;
        for (const { start, end } of sentencesOf(text)) {
          if (text.slice(at, start).trim() !== '' || end <= start) return false;
          if (text.slice(start, end).trim() !== text.slice(start, end)) return false;
          at = end;
        }
        return text.slice(at).trim() === '';
      }),
    );
  }
});
