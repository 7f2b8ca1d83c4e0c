import type { QuotesReason } from '../../coverage/answer.ts';

/** Why Claude didn’t write, or didn’t finish, in Korean. */
export const becauseInKorean: Record<QuotesReason, string> = {
  no_key: '이 봇은 Claude 없이 작동합니다',
  budget_spent: '오늘의 Claude 예산을 모두 썼습니다',
  share_spent: '오늘의 Claude 예산 중 정기 소식 몫을 모두 썼습니다',
  other_language: '기사가 질문과 다른 언어로 되어 있습니다',
  nothing_cited: 'Claude의 답변을 기사와 연결할 수 없었습니다',
  rate_limited: '지금 Claude가 바쁩니다',
  overloaded: '지금 Claude가 바쁩니다',
  unavailable: '지금 Claude에 연결할 수 없습니다',
  timed_out: 'Claude의 응답이 너무 오래 걸렸습니다',
  cut_off: 'Claude와의 연결이 끊어졌습니다',
  refused: 'Claude가 이 질문에는 답하지 않았습니다',
  too_long: 'Claude의 답변이 너무 길어졌습니다',
  context_full: 'Claude가 한 번에 읽기에는 자료가 너무 많았습니다',
  bad_key: 'Claude가 이 봇의 키를 받아들이지 않았습니다',
  no_credit: '이 봇의 Claude 크레딧을 모두 썼습니다',
  no_such_model: 'Claude가 제대로 설정되어 있지 않습니다',
  bad_request: 'Claude가 이 요청을 처리하지 못했습니다',
  unreadable: 'Claude가 보낸 내용을 읽을 수 없었습니다',
  stopped: 'Claude가 끝내기 전에 봇이 멈췄습니다',
};
