import { counted, type NumberWords, numberWordsOf } from '../number-words.ts';

export const numbers: NumberWords = numberWordsOf({
  small: [
    ...counted('półtora/półtorej', 1.5),
    ...counted('jeden/jedna/jedno/jednego/jednej', 1),
    ...counted('sto/stu dwieście/dwustu trzysta/trzystu czterysta/czterystu pięćset/pięciuset', 100, 100),
    ...counted('sześćset/sześciuset siedemset/siedmiuset osiemset/ośmiuset dziewięćset/dziewięciuset', 600, 100),
    ...counted('dwa/dwie/dwóch/dwaj trzy/trzech cztery/czterech pięć/pięciu sześć/sześciu siedem/siedmiu', 2),
    ...counted('osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu jedenaście/jedenastu dwanaście/dwunastu', 8),
    ...counted('trzynaście/trzynastu czternaście/czternastu piętnaście/piętnastu szesnaście/szesnastu', 13),
    ...counted('siedemnaście/siedemnastu osiemnaście/osiemnastu dziewiętnaście/dziewiętnastu', 17),
    ...counted(
      'dwadzieścia/dwudziestu trzydzieści/trzydziestu czterdzieści/czterdziestu pięćdziesiąt/pięćdziesięciu',
      20,
      10,
    ),
    ...counted('sześćdziesiąt/sześćdziesięciu siedemdziesiąt/siedemdziesięciu osiemdziesiąt/osiemdziesięciu', 60, 10),
    ...counted('dziewięćdziesiąt/dziewięćdziesięciu', 90),
  ],
  scales:
    '1e3: tysiąc tysiąca tysiące tysięcy tys; 1e6: milion miliona miliony milionów mln; ' +
    '1e9: miliard miliarda miliardy miliardów mld; 1e12: bilion biliona biliony bilionów bln',
  half: { more: 'i pół', of: ['pół'] },
  shares: [
    ...counted('połowa połowę połową', 50, 0),
    ...['jedna trzecia', 'jednej trzeciej', 'jedną trzecią'].map((words) => [words, 100 / 3] as const),
    ...['dwie trzecie', 'dwóch trzecich'].map((words) => [words, 200 / 3] as const),
    ...['jedna czwarta', 'jednej czwartej', 'jedną czwartą', 'ćwierć'].map((words) => [words, 25] as const),
    ...['trzy czwarte', 'trzech czwartych'].map((words) => [words, 75] as const),
    ...['jedna piąta', 'jednej piątej', 'jedną piątą'].map((words) => [words, 20] as const),
  ],
  percent: '% procent procenta proc',
  context: {
    bounds: [
      ['over', /(?<!\p{L})(?:ponad|powyżej|co najmniej|przynajmniej|więcej niż|nie mniej niż|minimum) $/iu],
      ['under', /(?<!\p{L})(?:poniżej|mniej niż|prawie|niemal|blisko|nie więcej niż|najwyżej|maksymalnie) $/iu],
      ['about', /(?<!\p{L})(?:około|ok\.|mniej więcej|jakieś|w przybliżeniu) $/iu],
    ],
    roles: {
      to: /(?<!\p{L})do (?:około |ok\. |prawie )?\|/iu,
      by: /(?<!\p{L})o (?:około |ok\. |prawie )?\|/iu,
      from: /(?<!\p{L})(?:z|od) (?:około |ok\. |prawie )?\|/iu,
    },
    minus: /(?:(?:^|[\s(])[-−–]|(?<!\p{L})minus )\|/iu,
    falling: /(?<!\p{L})(?:spad|zmala|zmniejsz|obniż|strac|strat|ujemn|poniżej|mniej|deficyt|skurcz|w dół)/iu,
    all: /(?<!\p{L})wszyst(?:kie|kich|cy|kim|kimi)(?: z)? \|/iu,
    whole:
      /(?:\d|(?<!\p{L})(?:jed\p{L}+|dw(?:a|ie|óch|aj)|trz(?:y|ech)|czter\p{L}+|pię\p{L}+|sześ\p{L}+|siedmiu?|siedem|ośmiu|osiem|dziewię\p{L}+|dziesię\p{L}+|większość|część|kilk\p{L}+)) (?:z|spośród)(?: tych)? \|/iu,
    most: /(?<!\p{L})większość (?<noun>\p{Ll}{4,24})/giu,
    endOfRange: /(?<!\p{L})(?:od|między|co najmniej|minimum|maksimum|maksymalnie|najwyżej) \|/iu,
  },
});
