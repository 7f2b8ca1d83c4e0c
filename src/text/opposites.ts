import { termsOf } from './terms.ts';

/** English words that turn what is said to its opposite, one side before the slash, the other after it. */
const table = `
  rise rose risen increase increased grow grew climb climbed gain gained surge surged up / fall fell fallen decrease decreased drop dropped decline declined shrink shrank plunge plunged down
  win won / lose lost
  accept accepted approve approved back backed support supported endorse endorsed / reject rejected oppose opposed veto vetoed
  confirm confirmed admit admitted / deny denied
  allow allowed permit permitted legalise legalize / ban banned forbid forbade prohibit prohibited outlaw outlawed
  open opened / close closed shut
  begin began begun start started / end ended stop stopped halt halted
  buy bought purchase purchased import imported / sell sold export exported
  join joined enter entered / leave quit
  hire hired / fire fired sacked
  include included / exclude excluded
  convict convicted guilty / acquit acquitted innocent
  strengthen strengthened / weaken weakened
  victory / defeat
  ally allies friend / enemy foe
  before / after
  above over / below under
  more / less fewer
  most / least
  best / worst
  larger bigger greater higher / smaller lower
  largest biggest greatest highest / smallest lowest
  first / last
  early earlier / late later
  oldest older / newest youngest younger
  always / never
  public / secret private
  success successful succeed / failure unsuccessful fail
  possible / impossible
  legal lawful / illegal unlawful
  alive / dead
  married / divorced
  male / female
  son / daughter
  husband / wife
  father / mother
  brother / sister
  arrive arrived / depart departed
  advance advanced / retreat retreated
`;

const sides = new Map<string, { readonly row: number; readonly side: number }[]>();
for (const [row, line] of table.trim().split('\n').entries()) {
  for (const [side, words] of line.split('/').entries()) {
    for (const { text } of termsOf(words.trim(), 'en')) sides.set(text, [...(sides.get(text) ?? []), { row, side }]);
  }
}

/** Whether two English terms turn each other round: "rise" and "fall". */
export function isOpposite(a: string, b: string): boolean {
  const others = sides.get(b);
  return (
    others !== undefined &&
    (sides.get(a) ?? []).some((one) => others.some(({ row, side }) => row === one.row && side !== one.side))
  );
}
