import type { Wording } from '../wording.ts';

/** The commands by name, in Korean. */
export const commandsInKorean: Wording['commands'] = {
  ask: {
    name: '질문',
    description: '기사가 무엇을 말하는지 물어보세요. 답변의 문장마다 출처가 있습니다.',
    options: {
      question: { name: '질문', description: '묻고 싶은 것' },
      from: { name: '시작일', description: '이날부터 나온 기사만, 예: 2026-02-03' },
      to: { name: '종료일', description: '이날까지 나온 기사만, 예: 2026-02-28' },
      outlet: { name: '매체', description: '이 매체의 기사만' },
      private: { name: '비공개', description: '답변을 나에게만 보이기' },
    },
  },
  summary: {
    name: '요약',
    description: '최신 소식을 출처와 함께 최신순으로 요약합니다.',
    options: {
      days: { name: '일수', description: '최근 며칠 동안의 소식만' },
      topic: { name: '주제', description: '이 주제의 소식만' },
      count: { name: '개수', description: '소식의 최대 개수' },
      private: { name: '비공개', description: '요약을 나에게만 보이기' },
    },
  },
  timeline: {
    name: '연표',
    description: '한 주제에 관해 언제 무슨 일이 있었는지, 오래된 것부터 출처와 함께 보여 줍니다.',
    options: {
      topic: { name: '주제', description: '무엇에 관한 것인지: 이름, 사건, 소식' },
      from: { name: '시작일', description: '이날부터의 일만, 예: 2026-02-03' },
      to: { name: '종료일', description: '이날까지의 일만, 예: 2026-02-28' },
      private: { name: '비공개', description: '연표를 나에게만 보이기' },
    },
  },
  articles: {
    name: '기사',
    description: '기사를 최신순으로 훑어봅니다. 목록은 나에게만 보입니다.',
    options: {
      topic: { name: '주제', description: '이 주제의 기사만' },
      outlet: { name: '매체', description: '이 매체의 기사만' },
      from: { name: '시작일', description: '이날부터 나온 기사만, 예: 2026-02-03' },
      to: { name: '종료일', description: '이날까지 나온 기사만, 예: 2026-02-28' },
    },
  },
  status: { name: '상태', description: '기사가 얼마나 최신인지, Claude가 있는지, 질문이 몇 개 남았는지' },
  privacy: { name: '개인정보', description: '질문 가운데 무엇을 얼마나 보관하고 누구에게 전달하는지' },
  forgetMe: { name: '기록-삭제', description: '여기서 묻고 평가하고 팔로우한 것을 모두 지웁니다' },
  settings: {
    name: '설정',
    description: '누가, 어디서, 어떤 언어로, 하루에 몇 번 질문하는지',
    options: { timezone: { name: '시간대', description: '이 서버 정기 요약의 시간대, 예: Asia/Seoul' } },
  },
  digest: {
    name: '정기요약',
    description: '새 소식을 모아 저절로 오는 요약',
    rhythms: {
      daily: { name: '매일' },
      weekdays: { name: '월요일부터 금요일까지' },
      weekly: { name: '매주' },
      hourly: { name: '새 소식이 있으면 매시간' },
    },
    subcommands: {
      add: {
        name: '추가',
        description: '채널에 정기 요약을 설정합니다. 먼저 미리보기가 나옵니다.',
        options: {
          channel: { name: '채널', description: '요약이 올 채널, 스레드 또는 포럼' },
          every: { name: '주기', description: '얼마나 자주 오는지' },
          at: { name: '시각', description: '몇 시에 오는지, 예: 8:00, 오전 8시. 없으면 8:00' },
          about: { name: '내용', description: '주제나 매체를 자유롭게: “무기 계약, 스포츠 제외”. 비우면 모두' },
          count: { name: '개수', description: '소식의 최대 개수' },
          language: { name: '언어', description: '요약을 쓰는 언어' },
        },
      },
      list: { name: '목록', description: '이 서버의 모든 정기 요약과 다음 시각' },
      edit: {
        name: '수정',
        description: '정기 요약을 바꿉니다',
        options: { digest: { name: '요약', description: '어느 것' } },
      },
      pause: {
        name: '일시중지',
        description: '정기 요약을 멈추거나, 멈춘 것을 다시 시작합니다',
        options: { digest: { name: '요약', description: '어느 것' } },
      },
      preview: {
        name: '미리보기',
        description: '지난주라면 무엇이 왔을지, 다음은 언제인지',
        options: { digest: { name: '요약', description: '어느 것' } },
      },
      remove: {
        name: '삭제',
        description: '정기 요약을 완전히 삭제합니다',
        options: { digest: { name: '요약', description: '어느 것' } },
      },
    },
  },
  follow: {
    name: '팔로우',
    description: '주제, 소식, 매체에 새로운 것이 있으면 메시지를 받습니다',
    subcommands: {
      topic: {
        name: '주제',
        description: '주제를 자유롭게 적어 팔로우합니다',
        options: {
          topic: { name: '주제', description: '자유롭게 적은 주제: “K2 전차, 그디니아”' },
          channel: { name: '채널', description: '개인 메시지 대신 이 서버의 채널로. 서버를 관리하는 사람만' },
          most: { name: '최대', description: '하루 최대 메시지 수. 없으면 5' },
          quiet: { name: '조용한시간', description: '조용한 시간, 예: 22:00-07:00, 또는 “없음”' },
        },
      },
      story: {
        name: '소식',
        description: '어떤 일에 관한 가장 새로운 소식을 팔로우합니다',
        options: {
          topic: { name: '내용', description: '무엇에 관한 소식인지' },
          channel: { name: '채널', description: '개인 메시지 대신 이 서버의 채널로. 서버를 관리하는 사람만' },
          most: { name: '최대', description: '하루 최대 메시지 수. 없으면 5' },
          quiet: { name: '조용한시간', description: '조용한 시간, 예: 22:00-07:00, 또는 “없음”' },
        },
      },
      outlet: {
        name: '매체',
        description: '한 매체의 모든 기사를 팔로우합니다',
        options: {
          outlet: { name: '매체', description: '어느 매체' },
          channel: { name: '채널', description: '개인 메시지 대신 이 서버의 채널로. 서버를 관리하는 사람만' },
          most: { name: '최대', description: '하루 최대 메시지 수. 없으면 5' },
          quiet: { name: '조용한시간', description: '조용한 시간, 예: 22:00-07:00, 또는 “없음”' },
        },
      },
      list: { name: '목록', description: '팔로우하는 것을 보고 멈추거나 그만둡니다' },
    },
  },
  check: { name: '기사와 대조' },
};
