import { articles, day, either, number } from '../counts/korean.ts';
import { temporaryReasons } from '../temporary-reasons.ts';
import { becauseInKorean as because } from '../without-claude/korean.ts';
import { writerName } from '../writer-name.ts';
import type { answersInEnglish } from './english.ts';

const again = '몇 분 뒤에 다시 물어볼 수 있습니다.';

/** What stands around an answer: who wrote it, what was searched, what it lacks and why, in Korean. */
export const answersInKorean: typeof answersInEnglish = {
  searching: '기사를 찾아보는 중입니다…',
  stillChecking: '나머지를 확인하는 중입니다…',
  writtenByClaude: (model) => `${writerName(model)}가 이 출처들을 바탕으로 썼으며, 모든 인용을 확인했습니다.`,
  writtenAndRead: (model) =>
    `${writerName(model)}가 이 출처들을 바탕으로 썼으며, 모든 문장을 인용한 내용과 다시 대조했습니다.`,
  stillWriting: (model) => `${writerName(model)}가 쓰는 중입니다. 문장마다 확인한 뒤 보여 드립니다.`,
  trace: (id) => `기록 ${id}`,
  quoted: '이 출처들에서 그대로 인용했습니다.',
  reason: (reason, mode) =>
    mode === 'quotes'
      ? `${because[reason]}. 그래서 기사 구절을 그대로 보여 드립니다.`
      : `${because[reason]}. 그래서 답변이 중간에 끝났을 수 있습니다.${temporaryReasons.has(reason) ? ` ${again}` : ''}`,
  secondReading: {
    takenOut: (sentences) => `출처가 뒷받침하지 않는 문장 ${number.format(sentences)}개를 뺐습니다.`,
    gap: (reason) =>
      `${reason === 'off' ? '여기서는 문장을 다시 읽지 않습니다' : `${because[reason]}. 그래서 모든 문장을 다시 읽지는 못했습니다`}. 프로그램이 인용, 숫자, 날짜, 이름만 출처와 대조했습니다.`,
    partly: (opening, why) => `일부만 뒷받침됨: “${opening}” (${why})`,
    answersPart: '질문의 일부에만 답합니다.',
    answersNo: '기사에는 여기까지 나와 있으며, 질문 자체에 대한 답은 없습니다.',
  },
  understoodAs: (question) => `“${question}”(으)로 이해했습니다`,
  notCovered: '여기 있는 기사로는 이 질문에 답할 수 없습니다.',
  declinedBecause: (reason) => {
    if (reason === 'other_language') return `${because[reason]}. 기사의 언어로 물으면 답을 찾을 수도 있습니다.`;
    if (reason === null || !temporaryReasons.has(reason)) return null;
    return `${because[reason]}. 그래서 더 자세히 살펴보지 못했습니다. ${again}`;
  },
  nothingNear: '비슷한 내용도 없습니다.',
  failed: (reason) => {
    if (reason === 'stopped') return '답변이 준비되기 전에 봇이 멈췄습니다. 1분 뒤에 다시 물어봐 주세요.';
    if (reason === null) return '문제가 생겨 답변하지 못했습니다. 몇 분 뒤에 다시 물어봐 주세요.';
    return `${because[reason]}. 그래서 답변하지 못했습니다. ${temporaryReasons.has(reason) ? '몇 분 뒤에 다시 물어봐 주세요.' : '봇 운영자가 확인할 수 있습니다.'}`;
  },
  leftOut: (sentences) =>
    `자리가 모자라 마지막 문장 ${number.format(sentences)}개와 그 문장만의 출처를 싣지 못했습니다. 질문을 좁히면 답변이 짧아집니다.`,
  filterDates: (from, to) => {
    if (from !== null && from === to) return `${day(from)}에 나온`;
    if (from !== null && to !== null) return `${day(from)}부터 ${day(to)}까지 나온`;
    if (from !== null) return `${day(from)} 이후에 나온`;
    return to === null ? null : `${day(to)} 이전에 나온`;
  },
  filterOutlets: (outlets) => (outlets.length === 0 ? null : `${either(outlets)}의`),
  onlyArticles: (conditions) => `${conditions.join(' ')} 기사만 살펴보았습니다.`,
  widened: (conditions) => `${conditions.join(' ')} 기사에는 관련 내용이 없어 다른 기사도 찾아보았습니다.`,
  undatedLeftOut: (count) => `날짜가 없는 ${articles(count)}은 제외했습니다.`,
};
