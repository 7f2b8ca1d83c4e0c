import type { settingsInEnglish } from './english.ts';

/** What stands in the settings of a server, and what Discord calls the permissions there, in Korean. */
export const settingsInKorean: typeof settingsInEnglish = {
  settings: {
    title: '이 서버의 설정',
    visibility: '답변을 보는 사람',
    public: '채널의 모든 사람',
    private: '질문한 사람만',
    visibilityNote: '/질문, /요약, /연표의 “비공개” 옵션이 우선합니다.',
    language: '언어',
    auto: '각자의 언어',
    channels: '질문에 답하는 채널',
    allChannels: '모든 채널',
    chooseChannels: '채널을 고르세요. 고르지 않으면 모두입니다',
    personPerDay: '한 사람의 하루 질문 수',
    serverPerDay: '이 서버의 하루 질문 수',
    timeZone: '정기 요약의 시간대',
    zoneOfNewsroom: (zone) => `뉴스룸과 같음(${zone})`,
    zoneHint: '/설정의 “시간대” 항목으로 바꿉니다.',
    checkedBy: '대조할 메시지를 읽는 쪽',
    checkers: { claude: 'Claude가 읽음', code: '프로그램만' },
    asSet: '봇 운영자가 정한 대로',
    limitsTitle: '이 서버의 한도',
    limitsHint: '정수를 적거나 비워 두세요',
    badLimit: (typed) => `“${typed}”는 1부터 100000까지의 정수가 아닙니다. 정수를 적거나 비워 두세요.`,
  },
  permissions: {
    ViewChannel: '채널 보기',
    SendMessages: '메시지 보내기',
    SendMessagesInThreads: '스레드에서 메시지 보내기',
    EmbedLinks: '링크 첨부',
    AttachFiles: '파일 첨부',
    ReadMessageHistory: '메시지 기록 보기',
    MentionEveryone: '@everyone, @here, 모든 역할 멘션하기',
  },
};
