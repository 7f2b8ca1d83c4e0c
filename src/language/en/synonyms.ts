import { termsOf } from '../terms.ts';

/** Words that reporters use for each other, a group a line. Wide ones ("get", "make") are left out: they fit anywhere. */
const groups = `
  kill killed die dies died dead death deaths slain fatal fatality
  injured injure wounded wound hurt
  buy bought purchase acquire acquired acquisition
  begin began start started launch launched commence
  end ended finish conclude concluded
  meet met meeting talks conferred summit
  say said state told
  announce announced declare declared reveal revealed unveil unveiled
  weapon weapons arms armament
  troops soldiers servicemen
  agreement deal accord pact treaty
  build built construct constructed construction
  show showed demonstrate
  reject rejected refuse refused decline
  company firm corporation business
  child children kid
  film movie
  song track single
  award prize
  win won victory
  lose lost defeat
  husband wife spouse married marry wed wedding marriage
  elect elected election
  job post position
  near nearby close
  help helped assist assistance aid
  big large huge
  talk talks discussion discussions
  vote voted ballot
  attack attacked strike struck assault
  rise rose increase increased grow grew climb climbed
  fall fell decrease decreased drop dropped
  worry worried concern concerned fear
  car vehicle automobile
  house home
  doctor physician
  police officers
  airplane plane aircraft jet
  country nation state
  leader head chief
  join joined
  resign resigned quit
  located situated
  publish published publication
  teach taught teacher
  study studied
  create created found founded establish established
  collaborate collaborated cooperate cooperation
  premiere premiered debut debuted
  broadcast aired air
  replace replaced succeed succeeded
  call called describe described brand branded dub dubbed label labelled
  first inaugural
  hurricane storm
  reported reportedly allegedly alleged
`;

const groupOf = new Map<string, readonly string[]>();
for (const line of groups.trim().split('\n')) {
  const stems = [...new Set(termsOf(line.trim(), 'en').map(({ text }) => text))];
  for (const stem of stems) groupOf.set(stem, [...(groupOf.get(stem) ?? []), ...stems.filter((one) => one !== stem)]);
}

/** English terms that may stand for a term; none for most. */
export function synonymsOf(term: string): readonly string[] {
  return groupOf.get(term) ?? [];
}
