import { describe, expect, test } from 'vitest';
import { type About, checkSupport } from '../../src/check/support.ts';
import type { Support } from '../../src/coverage/verdict.ts';

type Example = readonly [verdict: Support, claim: string, cited: string | readonly string[], about?: Partial<About>];

/** Each example reads: this verdict has a sentence, beside what it cites. */
function examples(title: string, cases: readonly Example[]): void {
  describe(title, () => {
    const named = cases.map(([label, claim, cited, about]) => ({ label, claim, cited, about: about ?? {} }));
    test.each(named)('$label: “$claim” – cited: “$cited”', ({ label, claim, cited, about }) => {
      expect(checkSupport(claim, typeof cited === 'string' ? [cited] : cited, about)).toMatchObject({ label });
    });
  });
}

examples('numbers', [
  ['supported', 'At least 12 people were killed in the blast.', 'A dozen people died in the blast, at least.'],
  ['supported', 'Twelve people were killed in the explosion.', 'The explosion killed 12 people.'],
  ['contradicted', 'Thirteen people were killed in the explosion.', 'The explosion killed 12 people.'],
  ['unsupported', 'The explosion killed 12 people.', 'The explosion killed people.'],
  ['supported', 'More than 300 people came to the square.', 'The police counted 308 people who came to the square.'],
  ['contradicted', '308 people came to the square.', 'More than 300 people came to the square.'],
  ['contradicted', 'Fewer than 300 people came to the square.', 'More than 300 people came to the square.'],
  ['partly', '300 people came to the square.', 'More than 300 people came to the square.'],
  ['supported', 'The deal is worth $2.5 million.', 'The deal is worth 2,500,000 dollars.'],
  ['supported', 'The deal is worth $2.5 million.', 'The deal is worth $2,512,340.'],
  ['contradicted', 'The deal is worth $2.5 billion.', 'The deal is worth 2,500,000 dollars.'],
  ['contradicted', 'The deal is worth €2.5 million.', 'The deal is worth $2.5 million.'],
  ['supported', 'Turnout rose to a third.', 'Turnout rose to 33 percent.'],
  ['supported', 'Between 10 and 15 per cent agreed.', 'Some 10 to 15 percent agreed.'],
  ['contradicted', 'Support fell by 3 percent.', 'Support fell by 3 percentage points.'],
  ['contradicted', 'The visit lasts four weeks.', 'The visit lasts four days.'],
  ['contradicted', 'Poland won the first round.', 'Poland won the second round.'],
  ['contradicted', 'The blast killed 30 and wounded 12.', 'The blast killed 12 and wounded 30.'],
]);

examples('dates', [
  ['supported', 'It happened on Feb. 3.', 'It happened on 3 February.'],
  ['contradicted', 'Duda met Yoon on Friday.', 'Duda met Yoon on Thursday.'],
  ['contradicted', 'The contract was signed in 2021.', 'The contract was signed in 2022.'],
  ['unsupported', 'Duda met Yoon on 24 October 2024.', 'Duda met Yoon on Thursday.'],
  [
    'supported',
    'Duda met Yoon on 24 October 2024.',
    'Duda met Yoon on Thursday.',
    { published: ['2024-10-25T08:00:00Z'] },
  ],
  ['unsupported', 'Duda met Yoon on 22 October 2024.', 'Duda met Yoon on Thursday.', { published: ['2024-10-25'] }],
]);

examples('names and offices', [
  ['contradicted', 'Duda met Kim on Thursday.', 'Duda met Yoon on Thursday.'],
  ['contradicted', 'Prime Minister Andrzej Duda met Yoon.', 'President Andrzej Duda met Yoon.'],
  ['contradicted', 'South Korean troops moved to Russia.', 'North Korean troops moved to Russia.'],
  ['contradicted', 'Ukraine attacked Russia.', 'Russia attacked Ukraine.'],
  ['contradicted', 'Russia was attacked by Ukraine.', 'Russia attacked Ukraine.'],
  ['supported', 'Ukraine was attacked by Russia.', 'Russia attacked Ukraine.'],
  ['supported', 'Duda arrived in Seoul.', 'Andrzej Duda arrived in Seoul on Tuesday.'],
  ['supported', 'The NSC met in an emergency session.', 'The National Security Council met in an emergency session.'],
  ['supported', 'Polish officials met in Seoul.', 'Officials from Poland met in Seoul.'],
  ['supported', 'South Korea fears new weapons.', 'Seoul fears new weapons.'],
  ['unsupported', 'The delegations met in Warsaw.', 'The delegations met in Poland.'],
  ['partly', 'Duda arrived in Seoul.', 'He arrived in Seoul on Tuesday.'],
  ['supported', 'Duda arrived in Seoul.', 'He arrived in Seoul on Tuesday.', { around: ['Duda visits South Korea'] }],
  ['unsupported', 'The Pope visited Mexico and prayed with pilgrims.', 'Duda arrived in Seoul on Tuesday.'],
]);

examples('quotations', [
  ['supported', 'She called it a “grave security threat”.', 'She called it a “grave security threat” on Monday.'],
  ['supported', 'She called it a "grave … threat".', 'She called it a “grave security threat” on Monday.'],
  ['unsupported', 'She called it a “great security threat”.', 'She called it a “grave security threat”.'],
  ['unsupported', 'She called it a “threat that is grave”.', 'She called it a “grave security threat”.'],
]);

examples('negation and opposites', [
  ['contradicted', 'The minister did not take bribes.', 'The minister took bribes.'],
  ['contradicted', 'The minister said that he had taken bribes.', 'The minister denied that he had taken bribes.'],
  ['supported', 'The minister denied taking bribes.', 'The minister denied that he had taken bribes.'],
  ['contradicted', 'Unemployment rose in March.', 'Unemployment fell in March.'],
  ['supported', 'Poland signed the treaty.', 'Poland signed the treaty, but Hungary did not attend the ceremony.'],
  ['supported', 'Hungary did not attend the ceremony.', 'Poland signed it, but Hungary did not attend the ceremony.'],
  ['contradicted', 'Hungary attended the ceremony.', 'Poland signed it, but Hungary did not attend the ceremony.'],
  ['contradicted', 'Poland did not sign the treaty.', 'Poland signed the treaty, but Hungary did not attend.'],
  ['supported', "The wall isn't finished.", 'The wall is not finished.'],
]);

examples('who says so, and how firmly', [
  ['unsupported', 'Seoul bought the drones.', 'Seoul may buy the drones.'],
  ['partly', 'Seoul may buy the drones.', 'Seoul bought the drones.'],
  ['unsupported', 'South Korea supplied Ukraine.', 'South Korea was considering whether to supply Ukraine.'],
  ['partly', 'North Korea sent troops to Russia.', 'North Korea sent troops to Russia, officials in Seoul said.'],
  ['partly', 'North Korea sent troops.', "The talks dealt with North Korea's alleged dispatch of troops."],
  [
    'supported',
    'North Korea sent troops to Russia, according to officials.',
    'North Korea sent troops to Russia, officials in Seoul said.',
  ],
]);

const meeting = [
  'The delegations met in the Polish capital, Warsaw, on Monday.',
  'South Korea and Poland discussed their strategies for security.',
];
const weather = Array.from({ length: 20 }, () => 'It rained all day, and the ferries stayed where they were.');

examples('words', [
  ['supported', 'Poland and South Korea discussed security strategy in Warsaw on Monday.', meeting],
  [
    'supported',
    'Poland and South Korea held talks on security.',
    'South Korea and Poland have held talks on security.',
  ],
  ['unsupported', 'The harbour reopened after repairs.', 'A council passed its budget after a long debate.'],
  ['partly', 'Duda praised the chef and met Yoon in Seoul, then toured the old market.', 'Duda met Yoon in Seoul.'],
]);

test('what stands together supports more than what stands far apart', () => {
  const claim = 'Poland and South Korea discussed security strategy in Warsaw on Monday.';
  const [first = '', second = ''] = meeting;
  const near = checkSupport(claim, meeting);
  const far = checkSupport(claim, [first, ...weather, second]);
  expect(near.score).toBeGreaterThan(far.score);
});

examples('in two languages only numbers, dates, quotations and names are compared', [
  [
    'supported',
    'W poniedziałek w Warszawie rozmawiali Kupiecki i Jeong Yeon-doo.',
    'The delegations met on Monday; Robert Kupiecki and Jeong Yeon-doo took part.',
    { claimLanguage: 'pl' },
  ],
  ['contradicted', 'Zginęło 15 osób, powiedział Kowalski.', 'Kowalski said that 12 had died.', { claimLanguage: 'pl' }],
  ['supported', 'Die Anlage kostete 2,5 Millionen Euro.', 'The plant cost €2.5 million.', { claimLanguage: 'de' }],
  ['unsupported', 'Yoon sprach von einer “ernsten Lage”.', 'Yoon spoke of a “grave threat”.', { claimLanguage: 'de' }],
  ['partly', '会议已经结束。', 'The meeting is over.', { claimLanguage: 'zh' }],
]);

test('a verdict says what failed, and what is cited instead', () => {
  expect(checkSupport('Duda met Kim on Friday.', ['Duda met Yoon on Thursday.']).reasons).toEqual([
    { fault: 'date', claimed: 'Friday', cited: 'Thursday' },
    { fault: 'name', claimed: 'Kim', cited: 'Yoon' },
  ]);
  expect(checkSupport('Duda met Yoon.', ['Duda met Yoon.']).reasons).toEqual([]);
});

test('what is contradicted scores below what is borne', () => {
  const cited = ['Duda met Yoon in Seoul on Thursday.'];
  const [borne, contradicted] = ['Duda met Yoon.', 'Duda met Kim.'].map((claim) => checkSupport(claim, cited).score);
  expect(borne).toBeGreaterThan(0.5);
  expect(contradicted).toBeLessThan(0.3);
});

test('a sentence of grammar and numbers is borne by its numbers', () => {
  expect(checkSupport('She is fifty.', ['She is fifty and lives in Gdynia.']).label).toBe('supported');
  expect(checkSupport('She is sixty.', ['She is fifty and lives in Gdynia.']).label).not.toBe('supported');
});
