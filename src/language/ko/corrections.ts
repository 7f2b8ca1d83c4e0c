import type { CorrectionWords } from '../language-rules.ts';

export const corrections: CorrectionWords = {
  headings: ['정정', '정정보도', '정정 보도', '바로잡습니다', '수정', '알려드립니다'],
  updates: ['업데이트'],
  openings: ['(?:이 |본 )?(?:기사|보도)(?:의|가|는)? (?:이전 버전|앞선 버전|수정되었|정정되었)', '이전 버전'],
  admissions: ['정정', '바로잡', '오류', '잘못', '이전 버전'],
  // What was wrong comes first: 34명이 아니라 43명.
  contrasts: [],
};
