/** A country or region by its names, the names of its people, and the seats of its government. */
export interface KnownPlace {
  readonly names: readonly string[];
  /** Capitals and palaces by which reporters mean the government. They help to find, and never to judge. */
  readonly seats: readonly string[];
}

/** One place a line, folded single words: names and peoples, then after a slash what stands for the government. */
const table = `
  afghanistan afghan / kabul
  africa african
  albania albanian / tirana
  algeria algerian / algiers
  angola angolan / luanda
  arab arabic
  arabia saudi / riyadh
  argentina argentine argentinian
  armenia armenian / yerevan
  asia asian
  australia australian aussie / canberra
  austria austrian / vienna
  azerbaijan azerbaijani azeri / baku
  bahrain bahraini / manama
  bangladesh bangladeshi / dhaka
  belarus belarusian belarusan / minsk
  belgium belgian
  bolivia bolivian
  bosnia bosnian / sarajevo
  brazil brazilian / brasilia
  britain british briton uk / london westminster
  bulgaria bulgarian / sofia
  cambodia cambodian
  cameroon cameroonian
  canada canadian / ottawa
  chile chilean / santiago
  china chinese / beijing peking
  colombia colombian / bogota
  congo congolese / kinshasa
  croatia croatian croat / zagreb
  cuba cuban / havana
  cyprus cypriot / nicosia
  czechia czech czechoslovakia czechoslovak / prague
  denmark danish dane / copenhagen
  ecuador ecuadorean ecuadorian / quito
  egypt egyptian / cairo
  england english
  estonia estonian / tallinn
  ethiopia ethiopian
  europe european / brussels
  finland finnish finn / helsinki
  france french frenchman / paris elysee
  georgia georgian / tbilisi
  germany german / berlin bonn
  ghana ghanaian / accra
  greece greek / athens
  guatemala guatemalan
  haiti haitian
  honduras honduran
  hungary hungarian / budapest
  iceland icelandic icelander / reykjavik
  india indian / delhi
  indonesia indonesian / jakarta
  iran iranian / tehran
  iraq iraqi / baghdad
  ireland irish / dublin
  israel israeli / jerusalem
  italy italian / rome
  jamaica jamaican
  japan japanese / tokyo
  jordan jordanian / amman
  kazakhstan kazakh kazakhstani / astana
  kenya kenyan / nairobi
  korea korean rok / seoul
  kosovo kosovar / pristina
  kuwait kuwaiti
  kyrgyzstan kyrgyz / bishkek
  laos laotian lao / vientiane
  latvia latvian / riga
  lebanon lebanese / beirut
  liberia liberian
  libya libyan / tripoli
  lithuania lithuanian / vilnius
  macedonia macedonian / skopje
  malaya malay malayan
  malaysia malaysian
  mali malian / bamako
  malta maltese / valletta
  mexico mexican
  moldova moldovan / chisinau
  mongolia mongolian mongol
  montenegro montenegrin / podgorica
  morocco moroccan / rabat
  mozambique mozambican / maputo
  myanmar burma burmese
  namibia namibian
  nepal nepalese nepali / kathmandu
  netherlands dutch holland dutchman / hague
  nicaragua nicaraguan / managua
  nigeria nigerian / abuja lagos
  norway norwegian / oslo
  pakistan pakistani / islamabad
  palestine palestinian / ramallah
  panama panamanian
  paraguay paraguayan
  peru peruvian / lima
  philippines filipino philippine / manila
  poland polish pole / warsaw
  portugal portuguese / lisbon
  qatar qatari / doha
  romania romanian / bucharest
  russia russian soviet ussr / moscow kremlin
  rwanda rwandan / kigali
  scotland scottish scot / edinburgh holyrood
  senegal senegalese / dakar
  serbia serbian serb / belgrade
  singapore singaporean
  slovakia slovak slovakian / bratislava
  slovenia slovenian slovene / ljubljana
  somalia somali / mogadishu
  spain spanish spaniard / madrid
  sudan sudanese / khartoum
  sweden swedish swede / stockholm
  switzerland swiss / bern
  syria syrian / damascus
  taiwan taiwanese / taipei
  tanzania tanzanian / dodoma
  thailand thai / bangkok
  tibet tibetan / lhasa
  tunisia tunisian / tunis
  turkey turkish turk / ankara
  uganda ugandan / kampala
  ukraine ukrainian / kyiv kiev
  uruguay uruguayan / montevideo
  usa american america / washington
  uzbekistan uzbek / tashkent
  venezuela venezuelan / caracas
  vietnam vietnamese / hanoi
  wales welsh / cardiff
  yemen yemeni yemenite / sanaa
  yugoslavia yugoslav yugoslavian
  zambia zambian / lusaka
  zimbabwe zimbabwean rhodesia / harare
`;

function parse(line: string): KnownPlace {
  const [names = '', seats = ''] = line.split('/');
  const words = (text: string): string[] =>
    text
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '');
  return { names: words(names), seats: words(seats) };
}

const places = table
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map(parse);
const byWord = new Map<string, KnownPlace>();
// A word that names one place and seats another's government is the name.
for (const place of places) for (const word of place.seats) byWord.set(word, place);
for (const place of places) for (const word of place.names) byWord.set(word, place);

/** The place that a folded word belongs to. */
export function placeOf(word: string): KnownPlace | undefined {
  return byWord.get(word);
}
