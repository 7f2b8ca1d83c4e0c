/** Units that a number can be in, each with the words and signs that reporters write for it. */
const table =
  'usd: $ us$ dollar dollars usd buck bucks; eur: € euro euros eur; gbp: £ pound pounds gbp sterling; jpy: ¥ yen; cny: yuan renminbi; ' +
  'krw: ₩ won krw; pln: zł zloty zlotys złoty złotych pln; rub: ₽ ruble rubles rouble roubles; inr: ₹ rupee rupees; ' +
  'point: point points pp; year: year years yr yrs; month: month months; week: week weeks; day: day days; hour: hour hours hr hrs; ' +
  'minute: minute minutes min mins; second: seconds sec secs; decade: decade decades; century: century centuries; ' +
  'km: km kilometre kilometres kilometer kilometers; m: m metre metres meter meters; cm: cm centimetre centimetres; mm: mm; ' +
  'mile: mile miles mi; foot: foot feet ft; inch: inch inches; acre: acre acres; hectare: hectare hectares ha; ' +
  'kg: kg kilo kilos kilogram kilograms; gram: g gram grams; tonne: tonne tonnes ton tons; litre: litre litres liter liters; ' +
  'barrel: barrel barrels; degree: degree degrees °; celsius: °c celsius; fahrenheit: °f fahrenheit; watt: watt watts; kilowatt: kw kilowatt kilowatts; megawatt: mw megawatt megawatts; ' +
  'gigawatt: gw gigawatt gigawatts; mph: mph; times: times-fold fold';

const unitOf = new Map(
  table.split('; ').flatMap((entry) => {
    const [unit = '', words = ''] = entry.split(': ');
    return words.split(' ').map((word) => [word, unit] as const);
  }),
);

const currencies: ReadonlySet<string> = new Set(['usd', 'eur', 'gbp', 'jpy', 'cny', 'krw', 'pln', 'rub', 'inr']);

const degrees: ReadonlySet<string> = new Set(['celsius', 'fahrenheit']);

/** Whether a unit is one of money. */
export function isCurrency(unit: string | undefined): boolean {
  return unit !== undefined && currencies.has(unit);
}

/** The currency that a code in capitals stands for: "PLN". */
export function currencyCoded(code: string): string | undefined {
  return /^\p{Lu}{3}$/u.test(code) && currencies.has(code.toLowerCase()) ? code.toLowerCase() : undefined;
}

/** Whether two units can't be one: degrees may be of either kind. */
export function differInUnit(a: string, b: string): boolean {
  const isDegrees = (a === 'degree' && degrees.has(b)) || (b === 'degree' && degrees.has(a));
  return a !== b && !isDegrees;
}

/** The unit that a word or sign stands for, as one name for all of its spellings. */
export function unitNamed(word: string): string | undefined {
  return unitOf.get(word.toLowerCase());
}
