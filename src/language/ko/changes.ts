import type { ChangeWords } from '../language-rules.ts';

export const changes: ChangeWords = {
  texts: ['기사', '보도'],
  deeds: ['바뀌', '바뀐', '달라', '정정', '수정', '변경', '고쳐', '고친', '철회'],
  asks: ['.*(?:무엇|뭐|뭘|어떻게|언제|나요|습니까|었어|됐어|인가|\\?)'],
  plain: ['.*에서 (?:무엇이|뭐가) (?:바뀌|달라|정정|수정|변경)'],
};
