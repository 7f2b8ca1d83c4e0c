import type { Wording } from '../wording.ts';
import type { QuietWords } from './english.ts';

const amount = (mostADay: number, quiet: QuietWords | null): string => {
  const most = `하루 최대 ${mostADay}번`;
  return quiet === null ? most : `${most}, ${quiet.from}부터 ${quiet.to}까지는 없음(${quiet.zone})`;
};
const comes = (where: string | null): string =>
  where === null ? '개인 메시지로 알려 드립니다' : `${where}에 알립니다`;

/** What people read in Korean about what they follow. */
export const followsInKorean: Wording['follows'] = {
  heading: (label, isHere) => (isHere ? `여기서 팔로우 중: ${label}` : `팔로우 중: ${label}`),
  because: (words) => `이유: ${words}`,
  goesOn: '이어지는 소식',
  print: (mostADay, quiet) => `${amount(mostADay, quiet)}. 더 보기: /팔로우 목록`,
  promised: {
    topic: (label, where, mostADay, quiet) =>
      `“${label}”에 맞는 새 소식이 있으면 ${comes(where)}. ${amount(mostADay, quiet)}.`,
    story: (label, where, mostADay, quiet) => `“${label}” 소식이 이어지면 ${comes(where)}. ${amount(mostADay, quiet)}.`,
    outlet: (label, where, mostADay, quiet) =>
      `${label}에 새 기사가 나오면 ${comes(where)}. ${amount(mostADay, quiet)}.`,
  },
  locale: 'ko',
  coverageIn: (languages) => `기사의 언어는 ${languages}입니다. 그 언어로 쓰면 더 많이 찾습니다.`,
  unread: '이 말에서 주제를 찾지 못했습니다.',
  keptInClear:
    '메시지를 보내기 위해, 팔로우를 그만둘 때까지 사용자의 ID를 그대로 보관합니다(/개인정보). 이 봇의 개인 메시지를 막으면 아무것도 오지 않습니다.',
  there: '이미 팔로우하고 있습니다.',
  full: (limit, isServer) =>
    isServer
      ? `이 서버는 이미 ${limit}개를 팔로우하고 있어 더 넣을 수 없습니다. 먼저 하나를 그만두세요: /팔로우 목록`
      : `이미 ${limit}개를 팔로우하고 있어 더 넣을 수 없습니다. 먼저 하나를 그만두세요: /팔로우 목록`,
  noMessages: 'Discord에서 이 봇이 직접 메시지를 보낼 수 없어 팔로우할 수 없습니다.',
  notYours: '서버를 관리할 수 있는 사람만 채널에서 팔로우를 설정할 수 있습니다.',
  onlyInServers: '채널은 서버에서만 고를 수 있습니다.',
  noStory: (topic) => `“${topic}”에 관한 기사가 없습니다.`,
  nothingToFollow: '여기에는 팔로우할 소식이 없습니다.',
  unfollowed: (label) => `“${label}” 팔로우를 그만두었습니다.`,
  unfollowedErased: '메시지를 보낼 곳도 함께 지웠습니다.',
  gone: '더 이상 팔로우하지 않습니다. 되돌릴 것이 없습니다.',
  notTheirs: '팔로우한 사람만 그만둘 수 있습니다.',
  listTitle: '팔로우하는 것',
  serverTitle: '이 서버가 팔로우하는 것',
  none: '아직 팔로우하는 것이 없습니다. 답변 아래의 “이 소식 팔로우”를 누르거나 /팔로우 주제를 쓰세요.',
  kinds: { topic: '주제', story: '소식', outlet: '매체' },
  choose: '하나를 고르세요',
  paused: (when, why) => `${when} 멈춤: ${why}`,
  pausedBy: {
    'by hand': '직접 멈춤',
    'channel gone': '채널이 없어짐',
    permission: '봇이 쓸 수 없음',
    unusable: 'Discord가 거부함',
  },
  closed:
    '이 봇에 개인 메시지가 막혀 있습니다. 봇이 있는 서버의 개인정보 설정에서 개인 메시지를 허용한 다음 “다시 시작”을 누르세요.',
  pausedNow: '멈췄습니다. 다시 시작할 때까지 아무것도 오지 않습니다.',
  resumedNow: '다시 시작합니다. 그동안 나온 소식도 함께 옵니다.',
  amount,
  buttons: {
    story: '이 소식 팔로우',
    topic: '이 주제 팔로우',
    storyOf: '이 가운데 하나 팔로우…',
    unfollow: '팔로우 그만두기',
    undo: '되돌리기',
    pause: '일시중지',
    resume: '다시 시작',
    back: '뒤로',
  },
};
