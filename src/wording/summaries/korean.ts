import { either, number, rounded } from '../counts/korean.ts';
import type { summariesInEnglish } from './english.ts';

/** What stands around the latest stories, asked for or posted by themselves, in Korean. */
export const summariesInKorean: typeof summariesInEnglish = {
  digestTitle: (topic, days) => {
    const about = topic === null ? '최신 소식' : `최신 소식: ${topic}`;
    return days === null ? about : `${about}, 최근 ${number.format(days)}일`;
  },
  digestEmpty: (topic, days) => {
    const when = days === null ? '' : `최근 ${number.format(days)}일 동안 `;
    return `여기 있는 기사 가운데 ${when}${topic === null ? '' : `“${topic}”에 관한 `}소식이 없습니다.`;
  },
  digestNewest: '가장 최근 소식',
  storiesLeftOut: (stories) =>
    `자리가 모자라 마지막 소식 ${number.format(stories)}건을 싣지 못했습니다. 수를 줄이거나 주제를 정해 주세요.`,
  newsMissing: (sources) => `지금 읽을 수 없어 소식이 빠졌을 수 있습니다: ${sources}.`,
  briefing: {
    wish: ({ wanted, unwanted, outlets, unwantedOutlets }) =>
      [
        ...(wanted.length > 0 ? [`주제: ${either(wanted)}`] : []),
        ...(unwanted.length > 0 ? [`제외한 주제: ${either(unwanted)}`] : []),
        ...(outlets.length > 0 ? [`매체: ${either(outlets)}`] : []),
        ...(unwantedOutlets.length > 0 ? [`제외한 매체: ${either(unwantedOutlets)}`] : []),
      ].join(' · '),
    title: (wish) => (wish === '' ? '새 소식' : `새 소식 (${wish})`),
    since: (after) => `${after} 이후`,
    isNew: '새 소식',
    moved: '후속',
    goesOn: (before) => (before === null ? '이어지는 소식' : `${before} 기사에서 이어짐`),
    changed: (now, nowDate, before, beforeDate) =>
      `지금은 “${now}”(${nowDate}), 앞서는 “${before}”(${beforeDate})였습니다.`,
    nothing: (wish) => (wish === '' ? '새 소식이 없습니다.' : `새 소식이 없습니다 (${wish}).`),
    leftOut: (stories) => `자리가 모자라 새롭거나 이어지는 소식 ${number.format(stories)}건을 더 싣지 못했습니다.`,
    late: '정해진 시각에 봇이 꺼져 있어 늦게 올리는 소식입니다.',
    ask: {
      title: '이 소식에 대해 묻기',
      story: '어느 소식인가요? (선택)',
      choose: '아무거나',
      label: '질문',
      placeholder: '“그건 언제 체결됐나요?”처럼 소식에 이어서 물어도 됩니다',
    },
    preview: {
      unread: '이 말에서 주제도 매체도 찾지 못해 모든 소식이 옵니다.',
      understood: (wish) => `이렇게 이해했습니다: ${wish === '' ? '모든 소식' : wish}.`,
      takes: (taken, stories, days) => {
        const when = `최근 ${number.format(days)}일`;
        if (stories === 0) return `${when} 동안 나온 소식이 없습니다.`;
        const all = `소식 ${number.format(stories)}건`;
        if (taken === 0) return `${when}의 ${all} 가운데 해당하는 것이 없어 아무것도 올라오지 않습니다.`;
        if (taken === stories) return `${when}의 ${all}에 모두 해당합니다.`;
        return `${when}의 ${all} 가운데 ${number.format(taken)}건에 해당합니다.`;
      },
      perDay: (stories) => `하루에 약 ${rounded(stories)}건입니다.`,
      elsewhere: (stories) => `다른 매체의 소식 ${number.format(stories)}건은 세지 않았습니다.`,
      newest: '해당하는 최신 소식',
      nearest: '아깝게 빠진 소식',
      because: (topic) => `주제: ${topic}`,
    },
  },
};
