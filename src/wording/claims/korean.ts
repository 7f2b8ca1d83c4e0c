import { number } from '../counts/korean.ts';
import { becauseInKorean as because } from '../without-claude/korean.ts';
import type { Wording } from '../wording.ts';
import { writerName } from '../writer-name.ts';

/** What stands around a message that was checked against the coverage, in Korean. */
export const claimsInKorean: Wording['check'] = {
  title: '기사와 대조한 결과',
  supported: '기사에 그렇게 나와 있습니다',
  partly: '기사에 일부만 나와 있습니다',
  contradicted: '기사에는 다르게 나와 있습니다',
  not_covered: '관련 기사 없음',
  unchecked: '가장 가까운 기사입니다. 직접 읽어 보세요',
  noClaims: '이 메시지에는 확인할 만한 주장이 없습니다.',
  more: (count) => `나머지 주장 ${number.format(count)}개는 살펴보지 않았습니다.`,
  noText: '이 메시지에는 확인할 글이 없습니다.',
  otherLanguage: '이 메시지의 언어로 된 기사가 없어, 관련 내용을 놓쳤을 수 있습니다.',
  byClaude: (model) =>
    `${writerName(model)}가 메시지 중 이 주장들만 인용문과 대조했습니다. 메시지는 여기에 저장되지 않습니다.`,
  byCode: (reason) =>
    `${reason === 'off' ? '이 주장들은 아무도 판단하지 않았습니다' : `${because[reason]}. 그래서 이 주장들은 아무도 판단하지 않았습니다`}. 인용문은 기사에서 가장 가까운 부분입니다.`,
};
