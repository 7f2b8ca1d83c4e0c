import { articles, number } from '../counts/korean.ts';
import type { Wording } from '../wording.ts';

/** What stands around a timeline, in Korean. */
export const timelinesInKorean: Wording['timeline'] = {
  title: (topic) => `언제 무슨 일이 있었나: ${topic}`,
  reported: (when) => `${when} 보도`,
  superseded: (figure, later, when) => `여기서는 “${figure}”, ${when} 보도에서는 “${later}”`,
  none: (topic) => `여기 있는 기사에는 “${topic}”에 관한 일이 나오지 않습니다.`,
  daysLeftOut: (days) =>
    `전할 일이 있는 날이 ${number.format(days)}일 더 있습니다. 더 보려면 주제를 좁히거나 날짜를 정해 주세요.`,
  articlesLeftOut: (count) => `주제에 가장 가까운 기사로 만들었고, 다른 ${articles(count)}은 읽지 않았습니다.`,
  page: (page, pages, lines) => `${page}/${pages}쪽 · ${number.format(lines)}줄`,
  since: { title: '그 뒤로 새로 나온 일', label: '어느 날부터인가요?', placeholder: '연-월-일, 예: 2026-02-03' },
};
