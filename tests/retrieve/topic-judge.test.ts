import { describe, expect, test } from 'vitest';
import { wishJudge } from '../../src/retrieve/wish-judge.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';

/** Judged by hand: is it on arms deals, is it on sport? */
const labelled = [
  {
    id: 'howitzers',
    arms: true,
    sport: false,
    section: '',
    text: [
      'Warsaw signs a new arms deal',
      'Poland signed an arms deal for 40 howitzers on Monday.',
      'The deal is worth 900 million zloty.',
    ],
  },
  {
    id: 'deal-talks',
    arms: true,
    sport: false,
    section: '',
    text: [
      'Talks on submarines go on',
      'The ministry said that arms deals with two yards were being discussed.',
      'An arms deal may be signed in June.',
    ],
  },
  {
    id: 'cup',
    arms: false,
    sport: true,
    section: 'Sport/Football',
    text: [
      'Rovers win the cup in extra time',
      'A late header decided the final.',
      'The goalkeeper saved two penalties.',
    ],
  },
  {
    id: 'sports-hall',
    arms: false,
    sport: true,
    section: '',
    text: [
      'City opens a hall for sport',
      'The hall has room for twelve kinds of sport.',
      'Clubs may train there from May.',
    ],
  },
  {
    id: 'ministry',
    arms: false,
    sport: false,
    section: 'Politics',
    text: [
      'Government reshuffle: five ministers go',
      'The prime minister replaced the heads of finance, health, justice, culture and sport.',
      'The opposition called the changes cosmetic, and asked for a vote. A spokesman for the largest union said that nothing in the programme had changed for the people who work in hospitals.',
    ],
  },
  {
    id: 'arms-race',
    arms: false,
    sport: false,
    section: '',
    text: [
      'Nurses up in arms over shifts',
      'Nurses at the county hospital protested against new shifts.',
      'Their union wants talks about hours, pay and a second doctor at night.',
    ],
  },
] as const;

function archive() {
  return archiveOf(
    ...labelled.map(({ id, section, text: [title, ...paragraphs] }) =>
      article(id, { title, date: '2026-03-05', ...(section !== '' && { section }) }, ...paragraphs),
    ),
  );
}

const wishFor = (wish: { wanted?: string[]; unwanted?: string[] }) => ({
  ...{ wanted: [], unwanted: [], outlets: [], unwantedOutlets: [] },
  ...wish,
});

describe('whether an article is on a topic', () => {
  test.each(labelled)('$id', ({ id, arms, sport }) => {
    const { reader } = archive();
    const takes = (wish: Parameters<typeof wishFor>[0]): boolean =>
      reader.snapshot(() => wishJudge(reader, wishFor(wish))(reader.docOf(id) ?? -1).isTaken);
    expect({ arms: takes({ wanted: ['arms deals'] }), sport: !takes({ unwanted: ['sport'] }) }).toEqual({
      arms,
      sport,
    });
  });

  test('what goes with a topic in the archive shows articles on it that do not name it', () => {
    const matches = Array.from({ length: 12 }, (_, day) =>
      article(
        `match-${day}`,
        { title: `Football: round ${day + 1}`, date: '2026-02-01' },
        `Football fans saw ${day + 2} goals. The striker scored, the goalkeeper was booked, and the league goes on.`,
        `The coach praised the striker after the match number ${day + 30}.`,
      ),
    );
    const others = Array.from({ length: 40 }, (_, day) =>
      article(
        `council-${day}`,
        { title: `Council meets again, day ${day + 1}`, date: '2026-02-01' },
        `The council discussed item ${day + 100} of its budget, and put off a vote on the tram.`,
        `A member said that the ${day + 7} streets need lamps. A proposal on schools was withdrawn.`,
      ),
    );
    const unnamed = article(
      'unnamed',
      { title: 'Late winner in round 13', date: '2026-03-05' },
      'Fans saw goals in the last minute. The striker scored, the goalkeeper was booked, and the league goes on.',
      'The coach praised the striker after the match.',
    );
    const named = article(
      'named',
      { title: 'Council plans lamps', date: '2026-03-05' },
      'The council discussed lamps for ten streets, among them the one that leads to the football ground. A vote was put off.',
    );
    const { reader } = archiveOf(...matches, ...others, unnamed, named);
    const verdict = (id: string) =>
      reader.snapshot(() => wishJudge(reader, wishFor({ unwanted: ['football'] }))(reader.docOf(id) ?? -1).unwanted);
    expect(verdict('unnamed')).toBe('football');
    expect(verdict('named')).toBeNull();
  });

  test('other words never stand for a name', () => {
    const tanks = Array.from({ length: 10 }, (_, index) =>
      article(
        `k2-${index}`,
        { title: `K2 tanks: part ${index}` },
        `Crews train on K2 tanks. The brigade gets its howitzers in lot ${index + 20}.`,
      ),
    );
    const other = article(
      'other',
      { title: 'Howitzers for the brigade' },
      'The brigade gets howitzers. Crews train on tanks.',
    );
    const { reader } = archiveOf(...tanks, other);
    const judge = reader.snapshot(() => wishJudge(reader, wishFor({ wanted: ['K2 tanks'] })));
    expect(reader.snapshot(() => judge(reader.docOf('k2-3') ?? -1).isTaken)).toBe(true);
    expect(reader.snapshot(() => judge(reader.docOf('other') ?? -1).isTaken)).toBe(false);
  });

  const told = (id: string, title: string, ...paragraphs: string[]) =>
    article(id, { title, date: '2026-03-05' }, ...paragraphs);
  const takes = (articles: readonly ReturnType<typeof article>[], wanted: string[], id: string): boolean => {
    const { reader } = archiveOf(...articles);
    return reader.snapshot(() => wishJudge(reader, wishFor({ wanted }))(reader.docOf(id) ?? -1).isTaken);
  };

  test('a list of the week speaks of a topic in one place, and is not on it', () => {
    const list = told(
      'list',
      'Five things to know: monkeypox, elections, snow, rail, cup',
      'Monkeypox was found in two more towns.',
      'Elections were held on Sunday. The turnout was low. The winner spoke at night.',
      'Snow fell on the coast. Roads were closed. Schools stay shut.',
      'Trains stood still. The union wants more pay. Talks go on. The cup was won by Rovers.',
    );
    const report = told(
      'report',
      'Monkeypox spreads',
      'Two towns report monkeypox. Doctors expect more monkeypox soon.',
    );
    expect(takes([list, report], ['monkeypox'], 'report')).toBe(true);
    expect(takes([list, report], ['monkeypox'], 'list')).toBe(false);
  });

  test('each of several words is needed', () => {
    const cars = told(
      'cars',
      'Maker recalls cars',
      'The maker recalls cars. The recall is the third. Recalls cost money.',
    );
    const eggs = told(
      'eggs',
      'Food recalls: eggs',
      'The food office recalls eggs. Food from the farm is recalled as well.',
    );
    expect(takes([cars, eggs], ['food recalls'], 'eggs')).toBe(true);
    expect(takes([cars, eggs], ['food recalls'], 'cars')).toBe(false);
  });

  test('a compound is met where it is written apart', () => {
    const apart = Array.from({ length: 4 }, (_, day) =>
      told(`apart-${day}`, `Heat wave, day ${day + 1}`, `The heat wave goes on for day ${day + 1}. A heat wave kills.`),
    );
    const hot = told('hot', 'Wave of thefts in the heat', 'A wave of thefts was seen. The heat was great.');
    const one = told('one', 'Heatwave ends', 'The heatwave ended.');
    expect(takes([...apart, hot, one], ['heatwaves'], 'apart-2')).toBe(true);
    expect(takes([...apart, hot, one], ['heatwaves'], 'hot')).toBe(false);
  });

  test('what a list of topics leaves out is taken from the topic before, where the archive says it so', () => {
    const flights = Array.from({ length: 4 }, (_, day) =>
      told(`flight-${day}`, `Flight delays and flight cancellations`, `Flight cancellations rose on day ${day + 1}.`),
    );
    const subscriptions = told('papers', 'Cancellations of papers', 'Cancellations of papers rose. Readers cancel.');
    expect(takes([...flights, subscriptions], ['flight delays', 'cancellations'], 'flight-1')).toBe(true);
    expect(takes([...flights, subscriptions], ['flight delays', 'cancellations'], 'papers')).toBe(false);
    expect(takes([...flights, subscriptions], ['arms deals', 'cancellations'], 'papers')).toBe(true);
  });
});
