import { type UnitWords, unitWordsOf } from '../unit-words.ts';

export const units: UnitWords = unitWordsOf(
  'usd: dollar dollars buck bucks; eur: euro euros; gbp: pound pounds sterling; pln: zloty zlotys złoty złotych; ' +
    'rub: ruble rubles rouble roubles; inr: rupee rupees; point: point points pp; year: year years yr yrs; month: month months; ' +
    'week: week weeks; day: day days; hour: hour hours hr hrs; minute: minute minutes mins; second: seconds sec secs; ' +
    'decade: decade decades; century: century centuries; km: kilometre kilometres kilometer kilometers; ' +
    'm: metre metres meter meters; cm: centimetre centimetres; mile: mile miles mi; foot: foot feet ft; inch: inch inches; ' +
    'acre: acre acres; hectare: hectare hectares; kg: kilo kilos kilogram kilograms; gram: gram grams; ' +
    'tonne: tonne tonnes ton tons; litre: litre litres liter liters; barrel: barrel barrels; degree: degree degrees; ' +
    'watt: watt watts; kilowatt: kilowatt kilowatts; megawatt: megawatt megawatts; gigawatt: gigawatt gigawatts; mph: mph; ' +
    'times: times-fold fold',
);
