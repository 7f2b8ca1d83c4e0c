import type { Article } from '../../src/coverage/article.ts';
import { article } from '../building/article.ts';

/** Invented reports, and pairs of them judged by hand: do they report the same event? */

function on(date: string | null, title: string, ...paragraphs: readonly string[]): Article {
  const id = `${date ?? 'undated'} ${title}`;
  return article(id, { title, ...(date === null ? {} : { date }) }, ...paragraphs);
}

const ferry = on(
  '2026-05-04',
  'Ferry with 214 aboard runs aground off Lundvik',
  'The ferry Halvorsen ran aground in thick fog off the port of Lundvik early on Monday with 214 people aboard, the coast guard said. Nobody was seriously hurt.',
  'Captain Mette Aasen ordered the passengers into lifeboats after water entered the engine room. Fishing boats from Lundvik and a navy helicopter brought them ashore within three hours.',
  '“We heard a long scraping noise and then the lights went out,” said passenger Jonas Riis, a teacher who was travelling with 31 pupils.',
  'The operator, Norline, said the ship had been inspected in February. The accident board has opened an inquiry.',
);
const ferryCopy = on(
  '2026-05-04',
  'Passengers saved as ferry hits rocks in fog',
  'LUNDVIK (Coast Wire) - The ferry Halvorsen ran aground in thick fog off the port of Lundvik early on Monday with 214 people aboard, the coast guard said. Nobody was seriously hurt.',
  'Captain Mette Aasen ordered the passengers into lifeboats after water entered the engine room. Fishing boats from Lundvik and a navy helicopter brought them ashore within three hours.',
  'The operator, Norline, said the ship had been inspected in February.',
);
const ferryLightRewrite = on(
  '2026-05-04',
  'Fog-bound ferry grounds near Lundvik, all 214 safe',
  'A ferry carrying 214 people, the Halvorsen, struck ground in dense fog near Lundvik harbour in the early hours of Monday. According to the coast guard no one was badly injured.',
  'After water came into the engine room, captain Mette Aasen told the passengers to board the lifeboats. Within three hours they were brought ashore by fishing boats and a navy helicopter.',
  'Jonas Riis, a teacher on a trip with 31 pupils, said that he had heard “a long scraping noise” before the lights went out. An inquiry was opened by the accident board; Norline, which runs the ship, said it was inspected in February.',
);
const ferryHeavyRewrite = on(
  null,
  'Lundvik fishermen rescue school class from stricken ferry',
  'Fishing crews and a navy helicopter rescued the passengers of the Norline ferry Halvorsen on Monday, when it hit the ground in fog just outside Lundvik. All 214 on board reached land within three hours, none with serious injuries, officials of the coast guard reported.',
  'Among them were 31 pupils and their teacher, Jonas Riis, who described a scraping noise before everything went dark. Water was already flowing into the engine room when Mette Aasen, the captain, had the lifeboats lowered.',
  'Why the ship left its course is for the accident board to find out. Norline pointed to an inspection passed in February.',
);
const ferryUpdate = on(
  '2026-05-05',
  'Two hurt as ferry with 221 aboard runs aground off Lundvik',
  'The ferry Halvorsen ran aground in thick fog off the port of Lundvik early on Monday with 221 people aboard, the coast guard said, raising an earlier figure of 214. Two crew members were taken to hospital.',
  'Captain Mette Aasen ordered the passengers into lifeboats after water entered the engine room. Fishing boats from Lundvik and a navy helicopter brought them ashore within four hours.',
  '“We heard a long scraping noise and then the lights went out,” said passenger Jonas Riis, a teacher who was travelling with 34 pupils.',
  'The operator, Norline, said the ship had been inspected in February. Divers found a tear 18 metres long in the hull.',
);
const ferryBrief = on(
  '2026-05-04',
  'Ferry Halvorsen aground off Lundvik, 214 aboard',
  'The ferry Halvorsen ran aground in thick fog off the port of Lundvik early on Monday with 214 people aboard, the coast guard said.',
);
const ferryGerman = on(
  '2026-05-04',
  'Fähre mit 214 Menschen vor Lundvik auf Grund gelaufen',
  'Die Fähre Halvorsen ist am frühen Montag bei dichtem Nebel vor dem Hafen von Lundvik auf Grund gelaufen. An Bord waren nach Angaben der Küstenwache 214 Menschen, niemand wurde schwer verletzt.',
  'Kapitänin Mette Aasen ließ die Rettungsboote besetzen, nachdem Wasser in den Maschinenraum eingedrungen war. Fischer aus Lundvik und ein Hubschrauber der Marine brachten die Menschen innerhalb von drei Stunden an Land, unter ihnen den Lehrer Jonas Riis mit 31 Schülern.',
  'Die Reederei Norline erklärte, das Schiff sei im Februar überprüft worden.',
);
const ferryInquiry = on(
  '2026-05-05',
  'Norline suspends captain after alcohol test',
  'Norline has suspended captain Mette Aasen after a test showed alcohol in her blood, the company said on Tuesday. Prosecutors in Lundvik searched its head office and took away maintenance files.',
  'Aasen denies having been drunk on duty; her lawyer called the test worthless because it was made nine hours late. The shares of the company fell 12.5 percent.',
  'The ferry Halvorsen had run aground off Lundvik on Monday with 214 people aboard.',
);
const ferryVerdict = on(
  '2026-05-13',
  'Ferry ran aground off Lundvik because of a faulty radar',
  'The ferry Halvorsen ran aground off the port of Lundvik because its radar was faulty, the accident board said on Wednesday. The ship had 214 people aboard when it hit the ground in thick fog nine days ago.',
  'Captain Mette Aasen had ordered the passengers into lifeboats after water entered the engine room. Fishing boats from Lundvik and a navy helicopter had brought them ashore within three hours.',
  'The operator, Norline, said the ship had been inspected in February.',
);
const otherFerry = on(
  '2026-05-04',
  'Ferry with 180 aboard runs aground off Sant Pere',
  'The ferry Llevant ran aground in heavy rain off the island of Sant Pere late on Sunday with 180 people aboard, the coast guard said. Nobody was seriously hurt.',
  'Captain Pau Ferrer ordered the passengers into lifeboats after water entered the engine room. Tugs and a navy helicopter brought them ashore within five hours.',
  'The operator, Illes Express, said the ship had been inspected in March. The transport ministry has opened an inquiry.',
);

const mine = on(
  '2026-03-11',
  'Orla Minerals to buy Kestrel copper mine for $640 million',
  'Orla Minerals said on Wednesday it would buy the Kestrel copper mine in Zambia from Banfield Group for $640 million in cash, its largest purchase so far.',
  'Kestrel produced 87,000 tonnes of copper last year and employs 2,300 people. “This mine doubles our output,” said Ingrid Solberg, chief executive of Orla.',
  'Banfield, which has been selling mines to pay down debt of $4.1 billion, said the sale should close by September. Shares of Orla fell 3.4 percent.',
);
const mineCorrected = on(
  '2026-03-11',
  'CORRECTED-Orla Minerals to buy Kestrel copper mine for $640 million',
  'Orla Minerals said on Wednesday it would buy the Kestrel copper mine in Zambia from Banfield Group for $640 million in cash, its largest purchase so far.',
  'Kestrel produced 78,000 tonnes of copper last year and employs 2,300 people. “This mine doubles our output,” said Ingrid Solberg, chief executive of Orla.',
  'Banfield, which has been selling mines to pay down debt of $4.1 billion, said the sale should close by September. Shares of Orla fell 3.4 percent. (Corrects production in second paragraph.)',
);
const mineRewrite = on(
  '2026-03-12',
  'Banfield sells Zambian copper mine to Orla',
  'Banfield Group is selling its Kestrel copper mine in Zambia to Orla Minerals, which will pay $640 million in cash, both companies announced on Wednesday.',
  'For Orla it is the largest purchase in its history and, in the words of chief executive Ingrid Solberg, one that “doubles our output”. With 2,300 employees Kestrel produced 87,000 tonnes of copper last year.',
  'The sale, expected to close by September, helps Banfield reduce its debt of $4.1 billion. Investors in Orla were not convinced: the shares lost 3.4 percent.',
);
const mineStrike = on(
  '2026-03-12',
  'Workers at Kestrel copper mine walk out over sale',
  'Miners at Kestrel in Zambia stopped work on Thursday, demanding that jobs be guaranteed for five years once Orla Minerals takes over the copper mine from Banfield Group.',
  'The union said 1,900 of 2,300 employees had joined the strike. Talks with managers are planned for Monday in Lusaka.',
  'Orla said on Wednesday it would buy the mine for $640 million.',
);
const mineOther = on(
  '2026-03-11',
  'Tarn Resources to buy Mbali gold mine for $310 million',
  'Tarn Resources said on Wednesday it would buy the Mbali gold mine in Ghana from Coldwater Group for $310 million in cash, its largest purchase so far.',
  'Mbali produced 210,000 ounces of gold last year and employs 1,100 people. “This mine doubles our output,” said Victor Amoah, chief executive of Tarn.',
  'Coldwater, which has been selling mines to pay down debt of $2.8 billion, said the sale should close by October. Shares of Tarn fell 2.1 percent.',
);

function results(company: string, quarter: string, numbers: readonly string[], date: string): Article {
  const [profit, before, sales, salesBefore, share] = numbers;
  return on(
    date,
    `${company} ${quarter}-quarter profit rises`,
    `${company} said on Tuesday that net profit rose to ${profit} million euros in the ${quarter} quarter from ${before} million a year earlier.`,
    `Sales rose to ${sales} million euros from ${salesBefore} million. Earnings per share came to ${share} euros. The company confirmed its outlook for the year and proposed an unchanged dividend.`,
  );
}
const resultsHelm = results('Helmbrecht', 'first', ['41.2', '38.9', '612.5', '587.1', '1.14'], '2026-04-21');
const resultsHelmAgain = on(
  '2026-04-21',
  'Helmbrecht lifts quarterly profit to 41.2 million euros',
  'Net profit at Helmbrecht climbed to 41.2 million euros in the first quarter, the company said on Tuesday, after 38.9 million a year earlier.',
  'It sold goods for 612.5 million euros, up from 587.1 million, and earned 1.14 euros a share. The dividend stays unchanged, and so does the outlook for the year.',
);
const resultsTorn = results('Tornqvist', 'first', ['12.7', '11.5', '201.3', '188.8', '0.52'], '2026-04-21');

function weather(day: string, high: string, wind: string, date: string): Article {
  return on(
    date,
    `Weather for ${day}`,
    `${day} will be mostly sunny in the river valley with a high of ${high} degrees and westerly winds of ${wind} kilometres an hour, the weather office said. Showers are possible in the hills in the afternoon.`,
    'Swimmers should watch for currents near the mouth of the river. Pollen levels stay moderate.',
  );
}
const weatherFriday = weather('Friday', '33', '45', '2026-07-03');
const weatherSaturday = weather('Saturday', '36', '52', '2026-07-04');

function market(close: string, change: string, volume: string, mover: string, date: string): Article {
  return on(
    date,
    `Aldport shares close ${change} percent higher`,
    `Shares on the Aldport exchange closed higher on Tuesday in moderate trading, with the main index up ${change} percent at ${close} points, dealers said.`,
    `Turnover reached ${volume} million crowns. ${mover} led the gains. Dealers said investors were waiting for the decision of the central bank.`,
  );
}
const marketTuesday = market('2,418.6', '0.84', '356.2', 'Brunmark', '2026-06-09');
const marketWednesday = market('2,431.9', '0.55', '298.7', 'Vesterby', '2026-06-10');

const minister = on(
  '2026-02-17',
  'Minister Okafor opens rail line to Port Sable',
  'Transport minister Adaeze Okafor opened the new rail line from Kirra to Port Sable on Tuesday, eight years after work on it began.',
  'The line is 164 kilometres long and cost 2.9 billion shillings. Trains will take 95 minutes, half as long as buses. “Port Sable is no longer the end of the world,” Okafor told a crowd at the station.',
  'The opposition leader Samuel Dube stayed away. He called the line “a monument to waste”.',
);
const ministerRewrite = on(
  '2026-02-17',
  'Trains reach Port Sable after eight years of work',
  'After eight years of work trains run between Kirra and Port Sable. Adaeze Okafor, the transport minister, opened the line of 164 kilometres on Tuesday.',
  'It takes 95 minutes, which is half of what buses need, and cost 2.9 billion shillings. “Port Sable is no longer the end of the world,” said Okafor at the station. To Samuel Dube, the opposition leader, who did not come, it is “a monument to waste”.',
);
const ministerResigns = on(
  '2026-02-18',
  'Minister Okafor resigns in row over tenders',
  'Transport minister Adaeze Okafor resigned on Wednesday after auditors accused her ministry of handing bridge contracts to a firm owned by her brother.',
  'In a letter to the president Okafor said she had done nothing wrong and would clear her name in court. The opposition leader Samuel Dube demanded that parliament be dissolved.',
  'Okafor opened the rail line from Kirra to Port Sable a day earlier.',
);

/** Pairs that report the same event. */
export const same: readonly (readonly [string, Article, Article])[] = [
  ['a copy under another headline', ferry, ferryCopy],
  ['a light rewrite', ferry, ferryLightRewrite],
  ['a heavy rewrite without a date', ferry, ferryHeavyRewrite],
  ['two rewrites of one report', ferryLightRewrite, ferryHeavyRewrite],
  ['an update with new numbers a day later', ferry, ferryUpdate],
  ['the first short version', ferry, ferryBrief],
  ['a correction', mine, mineCorrected],
  ['a rewrite a day later', mine, mineRewrite],
  ['a correction and a rewrite', mineCorrected, mineRewrite],
  ['results in other words', resultsHelm, resultsHelmAgain],
  ['a rewrite with the same quotations', minister, ministerRewrite],
  ['a copy and a light rewrite', ferryCopy, ferryLightRewrite],
];

/** Pairs that don't. */
export const different: readonly (readonly [string, Article, Article])[] = [
  ['a translation: it is found by its own words', ferry, ferryGerman],
  ['a development a day later', ferry, ferryInquiry],
  ['a follow-up nine days later that tells it all again', ferry, ferryVerdict],
  ['another ship the same day', ferry, otherFerry],
  ['a strike after a sale', mine, mineStrike],
  ['the same kind of purchase by another company', mine, mineOther],
  ['the results of another company', resultsHelm, resultsTorn],
  ['the weather of the next day', weatherFriday, weatherSaturday],
  ['the market of the next day', marketTuesday, marketWednesday],
  ['the same minister, another matter', minister, ministerResigns],
  ['results of the same day, one rewritten', resultsHelmAgain, resultsTorn],
  ['a development and a rewrite of what came before', ferryInquiry, ferryHeavyRewrite],
];
