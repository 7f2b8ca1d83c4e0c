import { number } from '../counts/korean.ts';
import type { refusalsInEnglish } from './english.ts';

/** Why a question gets no answer: what was typed, who may ask, what went wrong, in Korean. */
export const refusalsInKorean: typeof refusalsInEnglish = {
  input: {
    badDate: (option, typed) =>
      `“${option}”의 “${typed}”는 쓸 수 없는 날짜입니다. 2026-02-03처럼 연-월-일로 적어 주세요.`,
    datesSwapped: (from, to) => `시작일(${from})이 종료일(${to})보다 늦습니다. 서로 바꾸거나 하나를 빼 주세요.`,
    emptyQuestion: '아직 질문이 없습니다. “질문”에 적어 주세요.',
    questionTooLong: (length, limit) =>
      `질문이 ${number.format(length)}자입니다. ${number.format(limit)}자까지 쓸 수 있으니 줄여 주세요.`,
    topicTooLong: (length, limit) =>
      `주제가 ${number.format(length)}자입니다. ${number.format(limit)}자까지 쓸 수 있으니 줄여 주세요.`,
    filterTooLong: (length, limit) =>
      `필터가 ${number.format(length)}자입니다. ${number.format(limit)}자까지 쓸 수 있으니 줄여 주세요.`,
    noWordsInQuestion: '질문에 낱말이 없습니다. 예를 들어 “바르샤바에서 누가 만났나요?”처럼 물어봐 주세요.',
    noWordsInTopic: '주제에 낱말이 없습니다. 예를 들어 “국방”처럼 적어 주세요.',
    notWhole: (option, limit) => `“${option}”에는 1부터 ${limit}까지의 정수를 적어 주세요.`,
    unknownOutlet: (name, outlets) =>
      `“${name}”라는 매체의 기사는 없습니다. ${outlets.length === 0 ? '매체가 적힌 기사가 없으니 이 옵션을 빼 주세요.' : `있는 매체: ${outlets.join(', ')}.`}`,
  },
  refused: {
    personDay: (opensAt) => `오늘 할 수 있는 질문을 모두 했습니다. ${opensAt} 다시 물을 수 있습니다.`,
    serverDay: (opensAt) => `이 서버가 오늘 할 수 있는 질문을 모두 했습니다. ${opensAt} 다시 물을 수 있습니다.`,
    personBurst: (opensAt) => `조금 빠르네요! ${opensAt} 다시 물을 수 있습니다.`,
    serverBurst: (opensAt) => `지금 여러 사람이 묻고 있습니다. ${opensAt} 다시 물을 수 있습니다.`,
    server: '이 봇은 이 서버에서 답하지 않습니다. 봇 운영자가 이 서버를 허용할 수 있습니다.',
    channel: (channels) => `이 채널에서는 질문에 답하지 않습니다. ${channels}에서 물어봐 주세요.`,
    notYours: '서버를 관리할 수 있는 사람만 설정을 바꿀 수 있습니다.',
  },
  sorry: '죄송합니다. 문제가 생겼습니다. 몇 분 뒤에 다시 물어봐 주세요.',
  cannotShow: '죄송합니다. Discord가 답변을 받지 않았습니다. 몇 분 뒤에 다시 물어봐 주세요.',
  stopped: '답변이 준비되기 전에 봇이 멈췄습니다. 1분 뒤에 다시 물어봐 주세요.',
  restLost: 'Discord가 답변의 나머지를 받지 않았습니다. 다시 묻거나 질문을 좁혀 주세요.',
  stopping: '봇을 다시 시작하는 중입니다. 1분 뒤에 다시 물어봐 주세요.',
  outOfTime: '답변이 너무 오래 걸려 Discord가 더 기다려 주지 않습니다. 질문을 좁히면 도움이 될 수 있습니다.',
  unknownCommand: '이제 없는 명령입니다. Discord를 새로 고치면 지금의 명령이 보입니다.',
};
