import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import { readMarkdown } from '../../src/ingest/make-article.ts';
import { revisionOf } from '../../src/stories/revision.ts';
import { revisionOfCited } from '../../src/stories/revision-of-cited.ts';
import { article } from '../building/article.ts';

const rest = 'Captain Mette Aasen of Lundvik said so on Monday. The inquiry begins in May.';

function version(sentence: string, language = 'en'): Article {
  return article('ferry', { language }, `${sentence} ${rest}`);
}

/** The changes in words: "old → new". */
function told(before: Article, after: Article): string[] {
  return revisionOf(before, after).changes.flatMap(({ after: stead, words }) => {
    if (stead === null) return ['gone'];
    return words.map((word) => {
      const [old, now] = [
        word.before && before.text.slice(word.before.start, word.before.end),
        word.after && after.text.slice(word.after.start, word.after.end),
      ];
      return `${old ?? '–'} → ${now ?? '–'}`;
    });
  });
}

describe('what a sentence says otherwise is told, in its words', () => {
  test.each([
    ['a number', 'The ferry had 214 people aboard.', 'The ferry had 221 people aboard.', ['214 → 221']],
    ['a number in words', 'Five people were hurt.', 'Seven people were hurt.', ['Five → Seven']],
    ['a bound', 'The fire hurt 20 people.', 'The fire hurt more than 20 people.', ['20 → more than 20']],
    ['a day', 'The ferry sank on 3 February.', 'The ferry sank on 5 February.', ['3 February → 5 February']],
    [
      'an age',
      'Eighteen-year-old Jan Lis steered the ferry.',
      'Jan Lis, 19, steered the ferry.',
      ['Eighteen-year-old → –'],
    ],
    [
      'years, and no age',
      'Jan Lis, 18 years old, waited.',
      'Jan Lis waited 18 years.',
      ['18 years old → –', '– → 18 years'],
    ],
    ['from when', 'Fines are due from 1 July.', 'Fines are due as of 2 July.', ['1 July → 2 July']],
    ['until when', 'Fines are due from 1 July.', 'Fines are due until 1 July.', ['from → until']],
    [
      'whose head',
      'Employers’ federation head Anna Nowak warned of abuse.',
      'Anna Nowak, head of the teachers’ federation, warned of abuse.',
      ['Employers’ federation head → –'],
    ],
    ['a name', 'Jan Kowalski steered the ferry.', 'Jan Kowalczyk steered the ferry.', ['Kowalski → Kowalczyk']],
    ['a name by a letter', 'Anna Nowack steered the ferry.', 'Anna Nowak steered the ferry.', ['Nowack → Nowak']],
    [
      'what happened',
      'The court approved the ferry plan.',
      'The court rejected the ferry plan.',
      ['approved → rejected'],
    ],
    [
      'two letters of a name',
      'Renny Holm steered the ferry.',
      'Rennie Holme steered the ferry.',
      ['Renny Holm → Rennie Holme'],
    ],
    ['a minus', 'It was 5 degrees.', 'It was -5 degrees.', ['5 degrees → -5 degrees']],
    ['a unit', 'The ferry is 20 metres long.', 'The ferry is 20 kilometres long.', ['20 metres → 20 kilometres']],
    ['half a day', 'The ferry sank at 9 p.m.', 'The ferry sank at 9 a.m.', ['9 p.m → 9 a.m']],
    ['a no drawn together', 'The crew was warned.', "The crew wasn't warned.", ["– → wasn't"]],
    ['a no', 'The crew was warned of the storm.', 'The crew was not warned of the storm.', ['– → not']],
    ['a doubt', 'The owner broke the law.', 'The owner allegedly broke the law.', ['– → allegedly']],
    [
      'a denial around it',
      'Five people were hurt.',
      'Police denied that five people were hurt.',
      ['– → Police denied'],
    ],
    [
      'who did it to whom',
      'The council was criticised by residents.',
      'The council criticised residents.',
      ['was → –', 'by → –'],
    ],
    [
      'a doubt that is now of something else',
      'The owner allegedly broke the law.',
      'The owner broke the law. He allegedly fled.',
      ['allegedly → –'],
    ],
    ['nothing any more', 'The owner broke the law by sailing.', 'Schools reopen next week after holidays.', ['gone']],
  ])('%s', (_, before, after, expected) => {
    expect(told(version(before), version(after))).toEqual(expected);
  });

  test.each([
    [
      'pl',
      'Anna Nowak oskarża Jana Lisa.',
      'Jan Lis oskarża Annę Nowak.',
      ['Anna Nowak → Jan Lis', 'Jana Lisa → Annę Nowak'],
    ],
    ['pl', 'Prom miał 214 osób na pokładzie.', 'Prom miał 221 osób na pokładzie.', ['214 → 221']],
    ['ko', '여객선에는 214명이 타고 있었다.', '여객선에는 221명이 타고 있었다.', ['214 → 221']],
    ['ko', '파업은 9일간 이어졌다.', '파업은 열흘간 이어졌다.', ['9일간 → 열흘간']],
    ['ko', '파업은 사흘째 이어졌다.', '파업은 사흘간 이어졌다.', ['사흘째 → 사흘간']],
  ])('in %s', (language, before, after, expected) => {
    expect(told(version(before, language), version(after, language))).toEqual(expected);
  });
});

describe('what a reader could rely on still stands after', () => {
  test.each([
    ['other marks', 'The “old” ferry — a wreck – sank.', 'The "old" ferry - a wreck - sank.'],
    ['white space', 'The ferry  sank.', 'The ferry sank.'],
    ['capitals', 'The Ferry sank.', 'The ferry sank.'],
    ['a number in digits', 'Five people were hurt.', '5 people were hurt.'],
    ['a percent sign', 'The ferry was 70 percent full.', 'The ferry was 70% full.'],
    ['a date the other way round', 'The ferry sank on 3 February.', 'The ferry sank on Feb. 3.'],
    ['a time of day', 'The ferry sank at 10 p.m. on Monday.', 'The ferry sank at 22:00 on Monday.'],
    ['a smaller unit', 'The parcel weighs 250 grams.', 'The parcel weighs 0.25 kg.'],
    ['an age', 'Eighteen-year-old Jan Lis steered the ferry.', 'Jan Lis, 18, steered the ferry.'],
    ['a beginning', 'Fines are due from 1 July.', 'Fines are due as of July 1.'],
    [
      'an office behind its name',
      'Employers’ federation head Anna Nowak warned of abuse.',
      'Anna Nowak, head of the employers’ federation, warned of abuse.',
    ],
    ['a minus sign', 'It was minus 5 degrees.', 'It was -5°C.'],
    ['words drawn together', 'The crew did not sleep.', 'The crew didn’t sleep.'],
    ['words of grammar', 'The crew said that it has left.', 'The crew said it left.'],
    ['a clause that was moved', 'The ferry waited because of fog.', 'Because of fog, the ferry waited.'],
    ['a place in front', 'LUNDVIK - The ferry sank.', 'The ferry sank.'],
    ['a slip of spelling', 'The goverment closed the harbour.', 'The government closed the harbour.'],
    ['another spelling', 'The harbour cooperates.', 'The harbour co-operates.'],
    ['words written together', 'The crew could log in.', 'The crew could login.'],
    ['accents', 'The ferry left Krakow.', 'The ferry left Kraków.'],
    ['a clause that was added', 'The ferry sank.', 'The ferry sank, police said.'],
    ['an apposition that was added', 'The owner fled.', 'The owner, Jan Kowalski, fled.'],
    ['a sentence that was added', 'The ferry sank.', 'The ferry sank. Two boats came to help at once.'],
    ['the passive', 'The council approved the plan in May.', 'The plan was approved by the council in May.'],
    ['the active', 'The plan was approved by the council in May.', 'The council approved the plan in May.'],
    [
      'who said it in a sentence of its own',
      'The ferry sank off the coast at dawn, both owners said on Friday.',
      'The ferry sank off the coast at dawn. Both owners said so on Friday.',
    ],
    ['two sentences joined', 'The ferry sank. The owner fled.', 'The ferry sank; the owner fled.'],
  ])('%s', (_, before, after) => {
    expect(told(version(before), version(after))).toEqual([]);
  });

  test.each([
    ['a thousand by its abbreviation', 'pl', 'Prom kosztował 80 tys. zł w maju.', 'Prom kosztował 80 000 zł w maju.'],
    ['a unit as one character', 'ko', '면적은 214헥타르로 집계됐다.', '면적은 214㏊로 집계됐다.'],
    ['days in words', 'ko', '파업은 9일간의 협상 끝에 멈췄다.', '파업은 아흐레간의 협상 끝에 멈췄다.'],
    ['the third day in words', 'ko', '파업이 3일째 이어졌다.', '파업이 사흘째 이어졌다.'],
    ['a percent sign', 'ko', '비율은 30퍼센트로 올랐다.', '비율은 30%로 올랐다.'],
    [
      'words in another order',
      'pl',
      'Zajęcia prowadzi Anna Nowak po polsku.',
      'Po polsku zajęcia prowadzi Anna Nowak.',
    ],
    ['a month as a number', 'pl', 'Prom pływa od 1 listopada w nocy.', 'Prom pływa od 1.11. w nocy.'],
  ])('%s', (_, language, before, after) => {
    expect(told(version(before, language), version(after, language))).toEqual([]);
  });

  test('its sentences were moved', () => {
    const before = article('a', { language: 'en' }, 'The ferry sank.', 'The owner fled.');
    const after = article('a', { language: 'en' }, 'The owner fled.', 'The ferry sank.');
    expect(told(before, after)).toEqual([]);
  });
});

test('what is added is listed', () => {
  const before = version('The ferry sank.');
  const after = version('The ferry sank. Two boats came to help at once.');
  const { added } = revisionOf(before, after);
  expect(added.map(({ start, end }) => after.text.slice(start, end))).toEqual(['Two boats came to help at once.']);
});

describe('a note of the newsroom', () => {
  test('is told, wherever it stands', () => {
    const before = version('The ferry sank.');
    expect(revisionOf(before, { ...before, correction: 'The owner is Jan Kowalski.' }).note).toBe(
      'The owner is Jan Kowalski.',
    );
  });

  test.each([
    ['This story has been updated with a statement of the owner.', null],
    ['Update 2: adds quotes of the captain', null],
    ['This story has been updated to correct the name of the owner.', 'said'],
    ['Update: An earlier version of this article gave another name.', 'said'],
    ['(Corrects name of owner)', 'said'],
  ])('is told where it says that something was wrong: %s', (note, said) => {
    const before = readMarkdown('ferry.md', 'The ferry sank on Monday.\n\nThe owner fled.');
    const after = readMarkdown('ferry.md', `The ferry sank on Monday.\n\nThe owner fled.\n\n${note}`);
    expect(revisionOf(before, after).note).toBe(said === null ? null : note);
  });

  test('that stood there before is not', () => {
    const before = { ...version('The ferry sank.'), correction: 'The owner is Jan Kowalski.' };
    expect(revisionOf(before, before).note).toBeNull();
  });
});

describe('readers of an answer are told', () => {
  const before = version('The ferry had 214 people aboard.');
  const after = version('The ferry had 221 people aboard.');
  const spanOf = (words: string) => ({
    start: before.text.indexOf(words),
    end: before.text.indexOf(words) + words.length,
  });

  test('what became of the words that it cites', () => {
    const told = revisionOfCited(revisionOf(before, after), spanOf('214 people'));
    expect(told).toMatchObject({ note: null, changes: [{ before: spanOf('The ferry had 214 people aboard.') }] });
  });

  test('nothing of other words', () => {
    expect(revisionOfCited(revisionOf(before, after), spanOf('The inquiry begins in May.'))).toBeNull();
  });

  test('a note in any case', () => {
    const noted = { ...after, correction: 'There were 221 people aboard.' };
    const told = revisionOfCited(revisionOf(before, noted), spanOf('The inquiry begins in May.'));
    expect(told).toEqual({ note: 'There were 221 people aboard.', changes: [] });
  });
});
