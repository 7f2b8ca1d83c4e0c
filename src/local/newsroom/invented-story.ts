import { pick, type Random } from './seeded-random.ts';

/** What an article says: nothing of it ever happened. */
export interface Words {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const list = (words: string): readonly string[] => words.split(' ');

// Letters that Windows-1252 has too: a feed may lie about its encoding.
const starts = list(
  'Ar Bel Bran Cor Dal El Fen Gar Hol Iv Jór Kal Lan Mar Nor Ost Pel Rów Sal Tor Ul Ver Wes Zan Dür Säl Tré Mön',
);
const middles = list('a e i o u an en ir or ul ast ess ill und eck amb ord ü é ö');
const townEnds = list('by ford ham mouth stead ton vik burg feld grad haven mere rick dale wick shaw');
const nameEnds = list('ley man ner sen ski son sa ro vic well wood ard ín é cott dó rell');
const givenNames = list(
  'Ada Boris Clara Dmitri Elsa Farid Greta Hugo Ines Jonas Kira Luca Mina Nils Olga Petra Quentin Rosa Sven Tomas Una Vera Wim Yara Zoé René Jörg',
);
const bodies = list(
  'council parliament harbour museum university hospital railway orchestra brewery observatory cooperative school library airport shipyard theatre bakery zoo court union',
);
const things = list(
  'bridge tunnel budget ferry market tramline archive dam lighthouse orchard reservoir stadium vineyard windmill greenhouse quarry canal crossing playground monument nursery turbine kitchen telescope',
);
const qualities = list(
  'disused floating wooden regional unfinished oldest experimental electric listed underground flooded northern private temporary glass abandoned seasonal municipal',
);
const deeds = list(
  'reopened sold inspected renamed closed extended insured painted repaired mapped flooded leased postponed rebuilt',
);
const reasons = list(
  'frost drought noise debt rust vandalism tourists smoke beavers mould strikes termites lightning subsidence',
);
const crowd = list(
  'fishermen pensioners nurses beekeepers commuters students shopkeepers divers farmers archivists electricians cyclists gardeners translators',
);
const weekdays = list('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');

/** A name nobody has. */
export function inventName(random: Random, ends: readonly string[] = townEnds): string {
  return `${pick(random, starts)}${pick(random, middles)}${pick(random, ends)}`;
}

/** A made-up name, by the seed. */
export function inventPerson(random: Random): string {
  return `${pick(random, givenNames)} ${inventName(random, nameEnds)}`;
}

function number(random: Random, most: number): number {
  return 2 + Math.floor(random() * most);
}

function shuffled<T>(random: Random, from: readonly T[]): T[] {
  return from
    .map((what) => ({ what, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ what }) => what);
}

type Frame = (random: Random, town: string) => string;

const p = inventPerson;
const frames: readonly Frame[] = [
  (r, town) =>
    `${p(r)}, who runs the ${pick(r, bodies)} of ${town}, called the ${pick(r, things)} “a gift to ${inventName(r)}”.`,
  (r) => `About ${number(r, 900)} ${pick(r, crowd)} from ${inventName(r)} signed a letter against ${pick(r, reasons)}.`,
  (r) => `Repairs cost ${number(r, 400)},000 euros, according to engineer ${p(r)}.`,
  (r) =>
    `Between ${inventName(r)} and ${inventName(r)} buses will stop ${number(r, 12)} times less often until spring.`,
  (r, town) =>
    `Nobody in ${town} was hurt when the ${pick(r, qualities)} ${pick(r, things)} gave way to ${pick(r, reasons)}.`,
  (r) => `“We counted ${number(r, 70)} cracks,” said inspector ${p(r)} on ${pick(r, weekdays)}.`,
  (r) =>
    `${inventName(r, nameEnds)} & ${inventName(r, nameEnds)}, a firm with ${number(r, 300)} workers, won the contract.`,
  (r) =>
    `The ${pick(r, bodies)} at ${inventName(r)} lends its ${pick(r, qualities)} ${pick(r, things)} for ${number(r, 9)} weeks.`,
  (r) => `Critics such as ${p(r)} fear that ${pick(r, reasons)} will return within ${number(r, 20)} years.`,
  (r, town) => `In ${number(r, 80) + 1920} ${town} had ${number(r, 50)} of them; today ${p(r)} owns the last.`,
  (r) =>
    `A court in ${inventName(r)} hears ${pick(r, crowd)} on ${pick(r, weekdays)} about damage from ${pick(r, reasons)}.`,
  (r) => `Its architect, ${p(r)}, had ${pick(r, deeds)} a ${pick(r, things)} near ${inventName(r)} before.`,
  (r) => `Tickets at ${number(r, 40)} euros go to ${pick(r, crowd)} first, then to everybody from ${inventName(r)}.`,
  (r) =>
    `Scientists around ${p(r)} measured ${number(r, 95)} percent less ${pick(r, reasons)} downstream of ${inventName(r)}.`,
  (r) => `Volunteers ${pick(r, deeds)} ${number(r, 60)} metres of it overnight, led by ${p(r)}.`,
  (r) => `Mayor ${p(r)} of neighbouring ${inventName(r)} wants its own ${pick(r, qualities)} ${pick(r, things)}.`,
];

/**
 * Invents an event and tells it.
 * @param file a number that the article keeps whatever is corrected in it; it stands in the text.
 * @param sentences besides two that every article has; 16 at most.
 */
export function inventStory(random: Random, file: string, sentences: number): Words {
  const town = inventName(random);
  const body = pick(random, bodies);
  const thing = pick(random, things);
  const quality = pick(random, qualities);
  const deed = pick(random, deeds);
  const lede = `The ${body} of ${town} has ${deed} its ${quality} ${thing} because of ${pick(random, reasons)}, ${inventPerson(random)} said on ${pick(random, weekdays)}.`;
  const told = shuffled(random, frames)
    .slice(0, sentences)
    .map((frame) => frame(random, town));
  told.splice(Math.floor(random() * told.length), 0, `The papers lie in ${town} under file ${file}.`);
  const paragraphs = Array.from({ length: Math.ceil(told.length / 3) }, (_, at) =>
    told.slice(at * 3, at * 3 + 3).join(' '),
  );
  return { title: `${town} ${body} ${deed} ${quality} ${thing}`, paragraphs: [lede, ...paragraphs] };
}

/** The same event under another headline. */
export function retitled(random: Random, { title, paragraphs }: Words): Words {
  const [town = ''] = title.split(' ');
  const headline = pick(random, [
    'What is known about',
    'Questions after decision on',
    'Dispute over',
    'Second thoughts about',
  ]);
  return { title: `${town}: ${headline} ${title.split(' ').at(-1)} of ${inventPerson(random)}`, paragraphs };
}

/** The same event for another reason, and a word on what was wrong. */
export function putRight(random: Random, { title, paragraphs }: Words): Words {
  const [lede = '', ...rest] = paragraphs;
  const [, wrong = ''] = /because of (\p{L}+)/u.exec(lede) ?? [];
  const right = pick(
    random,
    reasons.filter((reason) => reason !== wrong),
  );
  const note = `Correction: An earlier version of this article gave ${wrong} as the reason. The reason was ${right}.`;
  return { title, paragraphs: [lede.replace(`because of ${wrong}`, `because of ${right}`), ...rest, note] };
}

/** The same event with a fact put right, and sometimes a word on it. */
export function corrected(random: Random, { title, paragraphs }: Words): Words {
  const at = Math.floor(random() * (paragraphs.length - 1)) + 1;
  const fact = pick(random, frames)(random, title.split(' ')[0] ?? '');
  const changed = paragraphs.map((paragraph, index) => (index === at ? `${paragraph} ${fact}` : paragraph));
  return { title, paragraphs: changed };
}
