import { articles, number } from '../counts/korean.ts';
import type { aboutTheBotInEnglish } from './english.ts';

/** What the bot says of itself: how it is doing, what it keeps and erases, in Korean. */
export const aboutTheBotInKorean: typeof aboutTheBotInEnglish = {
  status: {
    title: '이 봇의 상태',
    articles,
    coverage: '기사',
    newest: '가장 최근 기사',
    sync: '새 기사를 마지막으로 확인한 때',
    neverSynced: '아직 없음',
    sourceRead: (when) => `${when}에 읽음`,
    sourceFails: (when) => `⚠ 지금 읽을 수 없음, 마지막으로 읽은 때 ${when}. 빠진 소식이 있을 수 있습니다`,
    sourceSilent: (when) => `⚠ ${when}부터 새 소식이 없음, 지금까지 가장 긴 공백`,
    moreSources: '다른 출처',
    allRead: (count) => `${count}곳, 모두 읽음`,
    overdue: '늦어짐: 봇 운영자가 로그를 확인해야 합니다',
    claude: 'Claude',
    up: (model) => `답변을 씁니다(${model})`,
    down: '지금 연결할 수 없어 인용문으로 답합니다',
    none: '설정되어 있지 않아 인용문으로 답합니다',
    budget_spent: '오늘 예산을 모두 써 인용문으로 답합니다',
    yours: '오늘 남은 내 질문',
    server: '오늘 남은 이 서버의 질문',
    unlimited: '제한 없음',
    version: '버전',
  },
  privacy: {
    title: '이 봇이 보관하는 것',
    question: '질문과 답변, 출처, 시각. 무엇이 잘못됐는지 편집자가 살펴보기 위해서입니다.',
    hashed: '사용자와 서버의 ID는 이 봇의 비밀 값으로 만든 해시로만 보관하며, 해시만으로는 누구인지 알 수 없습니다.',
    days: (days) => `모두 ${number.format(days)}일 뒤에 지워집니다.`,
    underWay:
      '답변을 만드는 동안에는 중간에 끊겨도 알려 드릴 수 있도록, 이 봇이 사용자에게 답할 수 있게 하는 값을 보관합니다. 답변이 나오면, 늦어도 15분 뒤에는 지웁니다.',
    anthropic: '질문과 찾은 구절은 답변을 쓰는 Anthropic(Claude)에 전달됩니다.',
    ownServer: '질문과 찾은 구절은 이 봇의 운영자가 정한 서버의 언어 모델로 보내지며, 그 모델이 답변을 씁니다.',
    noAnthropic: '이 봇은 Claude 없이 작동하므로 아무것도 밖으로 나가지 않습니다.',
    messages: '기사와 대조한 메시지는 보관하지 않습니다.',
    messagesToClaude:
      '메시지의 주장은 Anthropic(Claude)으로 보내져 기사와 대조됩니다. 이 서버가 프로그램에만 맡겨 둔 경우는 제외합니다(/settings).',
    messagesToOwnServer:
      '메시지의 주장은 그 언어 모델로 보내져 기사와 대조됩니다. 이 서버가 프로그램에만 맡겨 둔 경우는 제외합니다(/settings).',
    schedules:
      '정기 요약은 설정한 내용을 보관합니다. 그곳에 보내야 하므로 채널, 태그, 역할의 ID는 그대로, 서버의 ID는 해시로, 삭제할 때까지(/정기요약 삭제) 보관합니다.',
    follows:
      '팔로우하는 것은 그 내용과, 메시지가 닿아야 하므로 사용자의 ID와 개인 메시지 채널의 ID를 그대로 보관합니다. 팔로우를 그만두거나 /기록-삭제를 쓸 때까지입니다. 누가 무엇을 팔로우하는지는 아무에게도 보이지 않습니다.',
    forget: '/기록-삭제로 모두 바로 지울 수 있습니다.',
    training: '어떤 것도 모델 학습에 쓰이지 않습니다.',
  },
  forget: {
    ask: '여기서 한 모든 질문과 그 답변, 평가, 팔로우를 지웁니다. Discord의 메시지는 남으니 Discord에서 지워 주세요. 되돌릴 수 없습니다.',
    done: (asked, rated, followed) =>
      `지웠습니다: 질문 ${number.format(asked)}개, 평가 ${number.format(rated)}개, 팔로우 ${number.format(followed)}개. 오늘 남은 질문 수만 내용 없이 최대 사흘 동안 보관합니다.`,
    nothing: '지울 것이 없습니다.',
  },
};
