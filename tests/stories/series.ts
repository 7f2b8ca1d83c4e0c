import type { Article } from '../../src/coverage/article.ts';
import { article } from '../building/article.ts';

/** Invented form letters filled in anew, and reports that were rewritten, updated or corrected, in English, Polish and Korean. */

let number = 0;
function on(date: string, title: string, ...paragraphs: readonly string[]): Article {
  number += 1;
  return article(`${number}`, { title: JSON.stringify(title), date }, ...paragraphs);
}

function marketEn(day: string, date: string, way: string, change: string, points: string, won: string): Article {
  return on(
    date,
    `Seoul shares close ${way}`,
    `South Korean shares closed ${way} on ${day}, led by chipmakers. The benchmark index moved ${change} percent to ${points} points.`,
    'Foreign investors were net buyers, while institutions sold. Samsung Electronics and SK Hynix led turnover on the main board.',
    `The won was quoted at ${won} per dollar. Bond yields were little changed ahead of the central bank meeting later this month, dealers said.`,
  );
}

function matchEn(side: string, town: string, score: string, scorer: string, minute: string): Article {
  return on(
    '2026-02-03',
    `Poland beat South Korea ${score} in ${side}'s friendly`,
    `Poland beat South Korea ${score} in a ${side}'s friendly in ${town} on Tuesday, with ${scorer} scoring the winner in the ${minute} minute.`,
    'The hosts dominated possession and created several chances before the break, but the visitors defended well and threatened on the counter-attack.',
    `“We deserved this,” ${scorer} said. The teams meet again in September, when qualifying for the tournament begins.`,
  );
}

function resultsEn(
  company: string,
  profit: string,
  before: string,
  sales: string,
  chief: string,
  town: string,
): Article {
  return on(
    '2026-02-03',
    `${company} posts higher quarterly profit`,
    `${company} said on Tuesday its net profit rose to ${profit} billion won in the October-December quarter from ${before} billion won a year earlier, helped by strong demand for exports and a weaker currency.`,
    `Revenue climbed to ${sales} trillion won, the company said in a regulatory filing. Analysts had expected weaker results.`,
    `“We will keep investing in new capacity this year,” chief executive ${chief} told reporters in ${town}. The board proposed an unchanged dividend.`,
  );
}

function quakeEn(place: string, strength: string, depth: string, hour: string): Article {
  return on(
    '2026-03-05',
    `Magnitude ${strength} earthquake strikes off ${place}`,
    `An earthquake of magnitude ${strength} struck off the coast of ${place} on Thursday, the geological survey said. It hit at ${hour} local time at a depth of ${depth} kilometres.`,
    'There were no immediate reports of damage or casualties. No tsunami warning was issued.',
  );
}

function marketPl(
  day: string,
  date: string,
  change: string,
  points: string,
  turnover: string,
  leader: string,
): Article {
  return on(
    date,
    'Wzrosty na warszawskiej giełdzie',
    `${day} sesja na warszawskiej giełdzie zakończyła się wzrostami. Indeks WIG20 zyskał ${change} proc. i wyniósł ${points} pkt.`,
    `Obroty na całym rynku wyniosły ${turnover} mln zł. Najmocniej drożały akcje spółki ${leader}, a inwestorzy czekali na decyzję banku centralnego.`,
  );
}

function matchPl(team: string, scorer: string, minute: string, score: string, town: string): Article {
  return on(
    '2026-04-14',
    `Reprezentacja ${team} wygrała z Koreą Południową ${score}`,
    `Reprezentacja Polski ${team} pokonała we wtorek w ${town} Koreę Południową ${score}. Zwycięskiego gola w ${minute}. minucie strzeliła gwiazda spotkania, ${scorer}.`,
    'Gospodarze przeważali od początku i stworzyli kilka okazji przed przerwą, ale rywale dobrze się bronili. Obaj trenerzy dokonali po przerwie kilku zmian.',
    `– Zasłużyliśmy na to – powiedziała po meczu gwiazda spotkania, ${scorer}. Drużyny zagrają ze sobą znowu we wrześniu.`,
  );
}

function weatherPl(region: string, high: string, wind: string, date: string): Article {
  return on(
    date,
    `Pogoda: ${region}`,
    `W regionie ${region} będzie słonecznie, temperatura maksymalna wyniesie ${high} stopni, a wiatr osiągnie w porywach ${wind} km/h, podał instytut meteorologii.`,
    'Po południu możliwe są przelotne opady. Stężenie pyłków pozostanie umiarkowane.',
  );
}

function marketKo(day: string, date: string, change: string, points: string, won: string): Article {
  return on(
    date,
    '코스피 상승 마감',
    `코스피가 ${day}일 외국인 매수에 힘입어 상승 마감했다. 지수는 전 거래일보다 ${change}% 오른 ${points}에 거래를 마쳤다.`,
    `원·달러 환율은 달러당 ${won}원에 마감했다. 시장 참가자들은 이달 말 열리는 금융통화위원회를 기다리고 있다고 증권사 관계자는 말했다.`,
  );
}

function resultsKo(company: string, profit: string, before: string, sales: string, chief: string): Article {
  return on(
    '2026-02-03',
    `${company}, 4분기 영업이익 증가`,
    `${company}은 4분기 영업이익이 ${profit}억원으로 지난해 같은 기간 ${before}억원보다 늘었다고 3일 공시했다. 수출 호조와 원화 약세가 실적을 이끌었다.`,
    `매출은 ${sales}억원을 기록했다. “올해도 새 설비와 연구개발에 투자하겠다”고 ${chief} 대표는 기자들에게 말했다.`,
  );
}

function matchKo(side: string, score: string, scorer: string, minute: string, town: string): Article {
  return on(
    '2026-02-03',
    `${side} 축구대표팀, 폴란드에 ${score} 승리`,
    `한국 ${side} 축구대표팀이 3일 ${town}에서 열린 평가전에서 폴란드를 ${score}로 꺾었다. ${scorer}이 후반 ${minute}분 결승골을 넣었다.`,
    `전반에는 두 팀 모두 골을 넣지 못했다. ${scorer}은 “동료들 덕분에 이길 수 있었다”고 말했다. 두 팀은 9월에 다시 만난다.`,
  );
}

/** Pairs of a series: each fills in the form of the other. */
export const series: readonly (readonly [string, Article, Article])[] = [
  [
    "Tuesday's and Wednesday's market report",
    marketEn('Tuesday', '2026-02-03', 'higher', '0.8', '2,712.4', '1,371.2'),
    marketEn('Wednesday', '2026-02-04', 'lower', '0.7', '2,690.1', '1,374.9'),
  ],
  [
    'two days that both closed higher',
    marketEn('Tuesday', '2026-02-03', 'higher', '0.8', '2,712.4', '1,371.2'),
    marketEn('Thursday', '2026-02-05', 'higher', '0.3', '2,698.6', '1,369.8'),
  ],
  [
    "the women's and the men's match",
    matchEn('women', 'Gdynia', '3-1', 'Anna Lis', '57th'),
    matchEn('men', 'Krakow', '2-0', 'Marek Kot', '81st'),
  ],
  [
    'the results of two companies',
    resultsEn('Hansung Steel', '412', '377', '3.1', 'Park Ji-hoon', 'Pohang'),
    resultsEn('Daeyang Chemical', '289', '241', '1.8', 'Lee Soo-min', 'Ulsan'),
  ],
  [
    'two earthquakes of one day',
    quakeEn('Honshu', '5.8', '42', '6.14 a.m.'),
    quakeEn('Mindanao', '6.1', '77', '9.51 p.m.'),
  ],
  [
    'Polish: two sessions of the exchange',
    marketPl('Wtorkowa', '2026-02-03', '0,84', '2418,61', '1356', 'Brunmark'),
    marketPl('Środowa', '2026-02-04', '0,55', '2431,94', '1298', 'Vesterby'),
  ],
  [
    "Polish: the women's and the men's match",
    matchPl('kobiet', 'Anna Lis', '57', '3:1', 'Gdyni'),
    matchPl('mężczyzn', 'Marek Kot', '81', '2:0', 'Krakowie'),
  ],
  [
    'Polish: the weather of two regions',
    weatherPl('Pomorze', '33', '45', '2026-07-03'),
    weatherPl('Małopolska', '28', '62', '2026-07-03'),
  ],
  [
    'Korean: two closings of the exchange',
    marketKo('3', '2026-02-03', '0.84', '2712.41', '1371.2'),
    marketKo('4', '2026-02-04', '0.35', '2721.96', '1374.9'),
  ],
  [
    'Korean: the results of two companies',
    resultsKo('한성제철', '4120', '3770', '31000', '박지훈'),
    resultsKo('대양화학', '2890', '2410', '18200', '이수민'),
  ],
  [
    "Korean: the women's and the men's match",
    matchKo('여자', '3-1', '김민지', '27', '부산'),
    matchKo('남자', '2-0', '박준호', '36', '수원'),
  ],
];

const storm = [
  'The storm reached the Baltic coast on Tuesday morning. Ferries from Gdynia to Karlskrona were cancelled, the operator said.',
  'Winds of 110 kilometres an hour were measured at Hel. Firefighters in Pomerania answered 240 calls by noon.',
  'Mayor Ewa Sobol asked residents to stay at home. Schools in Gdynia closed early and buses ran with delays.',
];
const stormPl = [
  'We wtorek rano nad wybrzeże dotarł sztorm. Promy z Gdyni do Karlskrony zostały odwołane, podał przewoźnik.',
  'W Helu zmierzono wiatr o prędkości 110 km/h. Strażacy na Pomorzu wyjeżdżali do południa 240 razy.',
  'Burmistrz Ewa Sobol poprosiła mieszkańców o pozostanie w domach. Szkoły w Gdyni zamknięto wcześniej.',
];
const stormKo = [
  '태풍이 3일 아침 부산 해안에 상륙했다. 부산과 후쿠오카를 잇는 여객선 운항이 취소됐다고 선사가 밝혔다.',
  '오륙도에서는 초속 31미터의 바람이 관측됐다. 부산소방본부에는 정오까지 신고 240건이 접수됐다.',
  '박형우 시장은 주민들에게 외출을 삼가 달라고 당부했다. 부산의 학교들은 단축 수업을 했다.',
];

/** Pairs that are one report: copied, rewritten, updated, corrected, written on. */
export const rewrites: readonly (readonly [string, Article, Article])[] = [
  [
    "a live blog's versions",
    on('2026-02-03', 'Live: Storm hits the Baltic coast', ...storm),
    on(
      '2026-02-03',
      'Live: Storm hits the Baltic coast',
      'Power was cut to 30,000 homes in Pomerania by Tuesday evening, the grid operator Energa said. Crews from Olsztyn were sent to help.',
      'A sailor was rescued off Wladyslawowo by the coast guard ship Poryw. He was taken to hospital in Puck.',
      ...storm,
    ),
  ],
  [
    'a corrected number',
    resultsEn('Hansung Steel', '412', '377', '3.1', 'Park Ji-hoon', 'Pohang'),
    resultsEn('Hansung Steel', '421', '377', '3.1', 'Park Ji-hoon', 'Pohang'),
  ],
  [
    'results in other words',
    resultsEn('Hansung Steel', '412', '377', '3.1', 'Park Ji-hoon', 'Pohang'),
    on(
      '2026-02-04',
      'Exports lift profit at Hansung Steel',
      'Net profit at Hansung Steel climbed to 412 billion won in the last quarter of the year, up from 377 billion, as exports sold well and the currency weakened.',
      'The steelmaker turned over 3.1 trillion won, more than analysts had thought. Its chief executive, Park Ji-hoon, promised in Pohang to go on investing.',
    ),
  ],
  [
    'a match told twice',
    matchEn('women', 'Gdynia', '3-1', 'Anna Lis', '57th'),
    on(
      '2026-02-03',
      "Lis scores as Poland's women beat South Korea 3-1",
      "Anna Lis scored in the 57th minute as Poland's women won a friendly against South Korea 3-1 in Gdynia on Tuesday.",
      'Both teams had their chances in the first half. “We deserved this,” said Lis. In September they will play each other again.',
    ),
  ],
  [
    'an update with more',
    quakeEn('Honshu', '5.8', '42', '6.14 a.m.'),
    on(
      '2026-03-05',
      'Two hurt as magnitude 5.8 earthquake strikes off Honshu',
      'An earthquake of magnitude 5.8 struck off the coast of Honshu on Thursday, the geological survey said. It hit at 6.14 a.m. local time at a depth of 42 kilometres.',
      'Two people were hurt by falling tiles in Sendai, and trains stopped for an hour. No tsunami warning was issued.',
    ),
  ],
  [
    "Polish: a live blog's versions",
    on('2026-02-03', 'Na żywo: sztorm na Bałtyku', ...stormPl),
    on(
      '2026-02-03',
      'Na żywo: sztorm na Bałtyku',
      'Do wtorku wieczorem prądu nie miało 30 tys. domów na Pomorzu, podał operator Energa. Do pomocy wysłano ekipy z Olsztyna.',
      ...stormPl,
    ),
  ],
  [
    'Polish: a copy by another outlet',
    on('2026-02-03', 'Sztorm na Bałtyku, promy odwołane', ...stormPl),
    on('2026-02-03', 'Promy z Gdyni odwołane z powodu sztormu', `GDYNIA (PAP) – ${stormPl[0]}`, stormPl[1] ?? ''),
  ],
  [
    'Polish: the same in other words',
    on('2026-02-03', 'Sztorm na Bałtyku, promy odwołane', ...stormPl),
    on(
      '2026-02-03',
      'Sztorm: promy z Gdyni odwołane',
      'Z powodu sztormu, który we wtorek rano uderzył w wybrzeże, odwołano promy z Gdyni do Karlskrony. Wiatr w Helu wiał z prędkością 110 km/h.',
      'Strażacy na Pomorzu mieli do południa 240 wyjazdów. Ewa Sobol, burmistrz, zaapelowała do mieszkańców, by nie wychodzili z domów.',
    ),
  ],
  [
    "Korean: a live blog's versions",
    on('2026-02-03', '[속보] 태풍, 부산 해안 상륙', ...stormKo),
    on(
      '2026-02-03',
      '[속보] 태풍, 부산 해안 상륙',
      '3일 저녁까지 부산과 경남에서 3만 가구가 정전됐다고 한국전력이 밝혔다.',
      ...stormKo,
    ),
  ],
  [
    'Korean: a copy with a dateline',
    on('2026-02-03', '태풍 부산 상륙…여객선 운항 취소', ...stormKo),
    on('2026-02-03', '부산에 태풍 상륙, 여객선 취소', `(부산=한빛통신) 김민수 기자 = ${stormKo[0]}`, stormKo[1] ?? ''),
  ],
  [
    'Korean: the same in other words',
    on('2026-02-03', '태풍 부산 상륙…여객선 운항 취소', ...stormKo),
    on(
      '2026-02-03',
      '부산 태풍 상륙에 여객선 취소',
      '3일 아침 부산 해안에 태풍이 상륙하면서 부산과 후쿠오카 사이의 여객선 운항이 취소됐다. 오륙도의 바람은 초속 31미터였다.',
      '정오까지 부산소방본부에 240건의 신고가 접수됐고, 박형우 시장은 외출을 삼가 달라고 주민들에게 당부했다. 학교들은 단축 수업을 했다.',
    ),
  ],
];
