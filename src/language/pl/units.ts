import { type UnitWords, unitWordsOf } from '../unit-words.ts';

/** What `Intl` lacks: currencies by one word, and units that reporters shorten. */
export const units: UnitWords = unitWordsOf(
  'pln: złoty złote złotych złotego złotym złotymi; usd: dolar dolary dolarów dolara dolarom dolarami; eur: euro; ' +
    'gbp: funt funty funtów funta; krw: won wony wonów wona; jpy: jen jeny jenów jena; cny: juan juany juanów juana; ' +
    'rub: rubel ruble rubli rubla; tonne: tona tony ton; point: punkt punkty punktów punktu pkt pp; degree: stopień stopnie stopni stopnia; hour: godz; ' +
    'month: mies; megawatt: megawat megawaty megawatów; gigawatt: gigawat gigawaty gigawatów',
);
