/**
 * English forms that no ending tells: verbs as `base: past participle …`, nouns as `singular: plural`. Forms that are as often another
 * word ("found", "left", "saw", "lay", "felt", "lead", "leaves", "axes", "opera") are left out. The plurals are those of the library compromise
 * that the stemmer doesn't know; to load it wherever words are stemmed would cost each thread a tenth of a second.
 */
const table =
  'say: said; speak: spoke spoken; meet: met; hold: held; win: won; buy: bought; sell: sold; send: sent; spend: spent; build: built; ' +
  'bring: brought; fight: fought; seek: sought; teach: taught; catch: caught; think: thought; begin: began begun; become: became; ' +
  'come: came; give: gave given; go: went gone; take: took taken; shake: shook shaken; break: broke broken; choose: chose chosen; ' +
  'steal: stole stolen; write: wrote written; drive: drove driven; rise: risen; arise: arose arisen; fall: fell fallen; fly: flew flown; ' +
  'grow: grew grown; know: knew known; throw: threw thrown; draw: drew drawn; withdraw: withdrew withdrawn; show: shown; ' +
  'eat: ate eaten; forget: forgot forgotten; get: got gotten; keep: kept; sleep: slept; sweep: swept; deal: dealt; mean: meant; ' +
  'lose: lost; make: made; pay: paid; lay: laid; tell: told; stand: stood; understand: understood; swear: swore sworn; tear: tore torn; ' +
  'wear: wore worn; sing: sang sung; sink: sank sunk; swim: swam swum; drink: drank drunk; strike: struck; shoot: shot; hear: heard; ' +
  'run: ran; overthrow: overthrew overthrown; undertake: undertook undertaken; undergo: underwent undergone; hide: hid hidden; ' +
  'freeze: froze frozen; lend: lent; bear: bore borne; forbid: forbade forbidden; flee: fled; feed: fed; bleed: bled; breed: bred; ' +
  'slay: slew slain; cling: clung; hang: hung; dig: dug; do: done; ' +
  'man: men; woman: women; child: children; foot: feet; tooth: teeth; mouse: mice; wife: wives; life: lives; knife: knives; ' +
  'thief: thieves; half: halves; crisis: crises; analysis: analyses; basis: bases; ' +
  'addendum: addenda; corpus: corpora; criterion: criteria; curriculum: curricula; memorandum: memoranda; phenomenon: phenomena; ' +
  'referendum: referenda; diagnosis: diagnoses; hypothesis: hypotheses; prognosis: prognoses; synopsis: synopses; thesis: theses; ' +
  'appendix: appendices; index: indices; matrix: matrices; ox: oxen; alumnus: alumni; bacterium: bacteria; cactus: cacti; ' +
  'fungus: fungi; nucleus: nuclei; octopus: octopi; radius: radii; stimulus: stimuli; syllabus: syllabi; stratum: strata; ' +
  'loaf: loaves; wolf: wolves; calf: calves; shelf: shelves; scarf: scarves; hoof: hooves; dwarf: dwarves; goose: geese; ' +
  'chateau: chateaux; tableau: tableaux; bus: buses; gas: gases; circus: circuses; virus: viruses; quiz: quizzes';

const bases = new Map(
  table.split('; ').flatMap((entry) => {
    const [base = '', forms = ''] = entry.split(': ');
    return forms.split(' ').map((form) => [form, base] as const);
  }),
);

/** The base of an irregular English form in lower case; any other word as it is. */
export function regular(word: string): string {
  return bases.get(word) ?? word;
}
