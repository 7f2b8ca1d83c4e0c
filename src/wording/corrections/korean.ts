import { number } from '../counts/korean.ts';
import type { correctionsInEnglish } from './english.ts';

/** What became of an article after it was read, in Korean. */
export const correctionsInKorean: typeof correctionsInEnglish = {
  corrections: {
    corrected: (article, since, note) => `✏️ **정정됨${since}:** ${article}: “${note}”`,
    changed: (article, since, before, after) =>
      `✏️ **수정됨${since}:** ${article} — 전에는 “${before}”, 지금은 “${after}”`,
    cut: (article, since, before) => `✏️ **수정됨${since}:** ${article}에 이제 이 문장이 없습니다: “${before}”`,
    withdrawn: (article, since) => `🚫 **철회됨${since}:** ${article}`,
    takenDown: (article, since) =>
      `🚫 **언론사가 더 이상 게시하지 않음${since === '' ? '' : ` (확인${since})`}:** ${article}`,
    more: (count) => `아래에 인용한 기사 ${number.format(count)}건도 바뀌었습니다.`,
    withdrawnTitle: '철회된 기사',
    above: '여기에 있던 내용은 위 메시지로 옮겼습니다.',
    pressed: '이 답변 이후에 바뀐 것:',
    note: (since, note) => `✏️ **정정됨${since}:** “${note}”`,
    now: (since) => (since === '' ? '지금 기사에는:' : `지금 기사에는 (수정${since}):`),
  },
  changes: {
    at: (minute) => `${minute}에`,
    once: '그런 시각이 기록되기 전에',
    until: (when) => `${when} 수정됨. 전에는`,
    since: (when) => `그 뒤로 (${when})`,
    gone: (when) => `${when} 삭제됨`,
    note: (when) => `${when} 정정됨`,
    unchanged: (when) => `바뀐 것이 없습니다. ${when} 읽은 그대로이며, 첫 문장은`,
    withdrawn: (when, note) => `이 기사는 ${when} 철회되었습니다${note === null ? '.' : `: “${note}”`}`,
    more: (count) => `그 전의 변경 ${number.format(count)}건이 더 있습니다.`,
  },
};
