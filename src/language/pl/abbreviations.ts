import type { Abbreviated, Abbreviations } from '../language-rules.ts';

/** What counts something of which more is told: "30 proc. Polaków", "5 tys. Ukraińców". */
const counting = /^(?:proc|tys|mln|mld|bln|szt|os)$/;
const years = /^(?:r|w|n\.e|p\.n\.e|br|ub\.r)$/;
/** A people in the genitive, or an acronym: what stands behind a number; a new sentence begins otherwise. */
const counted = /^(?:\p{Lu}\p{Ll}+(?:ów|an|ek|ich|ych)(?!\p{L})|\p{Lu}{2,}(?!\p{L}))/u;
/** A clause that has only begun: "W 2019 r. Polska kupiła …", "…, które w 2019 r. Sejm przyjął". */
const onlyBegun =
  /(?:^|[,;:–—] )["„(]?(?:a |i |że |bo |gdy |kiedy |gdzie |któr\p{L}+ |już |jeszcze |dopiero )?(?:(?:w|we|od|do|po|przed|na|pod|z|ze|za|dnia|między|około|latem|zimą|wiosną|jesienią) )(?:\S+ ){0,4}\S*$/iu;
const afterPreposition = /(?:^|\s)(?:w|we|z|ze|przez|dla|przy)\s\d{1,2}$/iu;

function goesOn({ word, before, after }: Abbreviated): boolean {
  if (counting.test(word)) return counted.test(after) || /^\d/.test(after);
  if (years.test(word)) return onlyBegun.test(before.slice(0, -word.length).trimEnd());
  // An initial goes on; "S.A." and "sp. z o.o." end what they stand in, if a capital follows.
  return /^\p{L}$/u.test(word) ? !/\d $/.test(before.slice(0, -1)) : !/^(?:s\.a|o\.o|itd|itp|in)$/.test(word);
}

export const abbreviations: Abbreviations = {
  leading: new Set(
    (
      'prof dr hab inż mgr lek med mec red ks bp abp kard św bł o gen bryg dyw dypl broni płk ppłk mjr kpt por ppor chor sierż kpr szer plut ' +
      'kmdr adm kadm wiceadm nadkom podkom kom insp podinsp asp st mł sędz min wicemin prez dyr zast sekr marsz pos woj ' +
      'ul al pl os gm pow m.st im np m.in tzw tzn tj zob ok por ds pt wg jw ww ob pn wsch zach płd płn ang niem ros fr ' +
      'sp śp ps ad'
    ).split(' '),
  ),
  beforeNumber: new Set(
    'nr nry str godz art ust pkt poz rozdz par lit tel lok tab rys zał dz sygn stycz lut kwiec czerw lip sierp wrzes paźdz listop grudz'.split(
      ' ',
    ),
  ),
  ending: new Set('proc tys mln mld bln szt r w n.e p.n.e br ub.r itd itp in o.o s.a'.split(' ')),
  goesOn,
  isOrdinal: ({ word, before }) => /^\d{1,2}$/.test(word) && afterPreposition.test(before),
};
