import type { WishWords } from '../language-rules.ts';

export const wishes: WishWords = {
  without: [],
  excluded: ['제외하고', '제외한', '제외', '빼고', '뺀', '말고', '없이', '아닌', '배제', '제외하고는', '빼고는'],
  wanted: ['다만', '오직'],
  joins: ['및', '그리고', '또는', '혹은', '하고'],
  fillers: [
    '뉴스',
    '뉴스만',
    '소식',
    '소식만',
    '기사',
    '기사만',
    '관련',
    '모든',
    '모두',
    '전체',
    '에 대한',
    '에 관한',
    '대한',
    '관한',
    '것',
    '나머지',
  ],
  endings: ['은', '는', '을', '를', '만'],
};
