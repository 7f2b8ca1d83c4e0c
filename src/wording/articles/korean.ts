import { articles, number } from '../counts/korean.ts';
import type { articlesInEnglish } from './english.ts';

/** How articles are named, dated and listed, in Korean. */
export const articlesInKorean: typeof articlesInEnglish = {
  sources: '출처',
  nearest: '가장 가까운 기사',
  undated: '날짜 없음',
  noHeadline: '제목 없는 기사',
  openingWords: '기사의 첫머리',
  unnamedOutlet: '이름 없는 매체',
  copies: (outlets, more) => `같은 기사: ${[...outlets, ...(more > 0 ? [`그 밖에 ${more}곳`] : [])].join(', ')}`,
  asOf: (date) => `${date} 기준(인용된 가장 최근 기사의 날짜)입니다.`,
  longAgo: (days) => `질문보다 ${number.format(days)}일 전이므로 그 뒤의 소식은 빠져 있을 수 있습니다.`,
  opinion: '의견 또는 분석',
  differs: (outlet, ours, theirs) => `여기에는 “${ours}”, ${outlet}에는 “${theirs}”라고 되어 있습니다`,
  corrected: (correction) => `정정: ${correction}`,
  allUndated: '인용된 기사에는 날짜가 없습니다.',
  age: (days) => {
    if (days <= 0) return '오늘';
    return days === 1 ? '어제' : `${number.format(days)}일 전`;
  },
  articles: {
    title: (topic) => (topic === null ? '기사(최신순)' : `기사: ${topic}`),
    none: '맞는 기사가 없습니다. 옵션을 빼거나 다른 날짜를 골라 주세요.',
    page: (page, pages, total) => `${page}/${pages}쪽 · ${articles(total)}`,
    changed: '기사가 바뀌어 이 쪽은 이제 없습니다. /기사를 다시 불러 주세요.',
  },
};
