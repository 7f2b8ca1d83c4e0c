import type { QuotesReason } from '../../coverage/answer.ts';
import { daysAndCounts } from '../days-and-counts.ts';
import { digestsInKorean } from '../digests/korean.ts';
import { followsInKorean } from '../follows/korean.ts';
import { temporaryReasons } from '../temporary-reasons.ts';
import type { Language } from '../translations.ts';
import { writerName } from '../writer-name.ts';

const { day, either, rounded } = daysAndCounts('ko');
/** Korean counts without plurals: the number and its counter are written together. */
const number = new Intl.NumberFormat('ko');
const articles = (count: number): string => `기사 ${number.format(count)}건`;

const because: Record<QuotesReason, string> = {
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

const again = '몇 분 뒤에 다시 물어볼 수 있습니다.';

export const language: Language = {
  locale: 'ko',
  name: '한국어',
  wording: {
    sources: '출처',
    nearest: '가장 가까운 기사',
    undated: '날짜 없음',
    noHeadline: '제목 없는 기사',
    openingWords: '기사의 첫머리',
    unnamedOutlet: '이름 없는 매체',
    copies: (outlets, more) => `같은 기사: ${[...outlets, ...(more > 0 ? [`그 밖에 ${more}곳`] : [])].join(', ')}`,
    asOf: (date) => `${date} 기준(인용된 가장 최근 기사의 날짜)입니다.`,
    longAgo: (days) => `질문보다 ${number.format(days)}일 전이므로 그 뒤의 소식은 빠져 있을 수 있습니다.`,
    opinion: '의견 또는 분석',
    differs: (outlet, ours, theirs) => `여기에는 “${ours}”, ${outlet}에는 “${theirs}”라고 되어 있습니다`,
    corrected: (correction) => `정정: ${correction}`,
    allUndated: '인용된 기사에는 날짜가 없습니다.',
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
    storiesLeftOut: (stories) =>
      `자리가 모자라 마지막 소식 ${number.format(stories)}건을 싣지 못했습니다. 수를 줄이거나 주제를 정해 주세요.`,
    filterDates: (from, to) => {
      if (from !== null && from === to) return `${day(from)}에 나온`;
      if (from !== null && to !== null) return `${day(from)}부터 ${day(to)}까지 나온`;
      if (from !== null) return `${day(from)} 이후에 나온`;
      return to === null ? null : `${day(to)} 이전에 나온`;
    },
    filterOutlets: (outlets) => (outlets.length === 0 ? null : `${either(outlets)}의`),
    onlyArticles: (conditions) => `${conditions.join(' ')} 기사만 살펴보았습니다.`,
    widened: (conditions) => `${conditions.join(' ')} 기사에는 관련 내용이 없어 다른 기사도 찾아보았습니다.`,
    newsMissing: (sources) => `지금 읽을 수 없어 소식이 빠졌을 수 있습니다: ${sources}.`,
    undatedLeftOut: (count) => `날짜가 없는 ${articles(count)}은 제외했습니다.`,
    digestTitle: (topic, days) => {
      const about = topic === null ? '최신 소식' : `최신 소식: ${topic}`;
      return days === null ? about : `${about}, 최근 ${number.format(days)}일`;
    },
    digestEmpty: (topic, days) => {
      const when = days === null ? '' : `최근 ${number.format(days)}일 동안 `;
      return `여기 있는 기사 가운데 ${when}${topic === null ? '' : `“${topic}”에 관한 `}소식이 없습니다.`;
    },
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
    digestNewest: '가장 최근 소식',
    age: (days) => {
      if (days <= 0) return '오늘';
      return days === 1 ? '어제' : `${number.format(days)}일 전`;
    },
    timeline: {
      title: (topic) => `언제 무슨 일이 있었나: ${topic}`,
      reported: (when) => `${when} 보도`,
      superseded: (figure, later, when) => `여기서는 “${figure}”, ${when} 보도에서는 “${later}”`,
      none: (topic) => `여기 있는 기사에는 “${topic}”에 관한 일이 나오지 않습니다.`,
      daysLeftOut: (days) =>
        `전할 일이 있는 날이 ${number.format(days)}일 더 있습니다. 더 보려면 주제를 좁히거나 날짜를 정해 주세요.`,
      articlesLeftOut: (count) => `주제에 가장 가까운 기사로 만들었고, 다른 ${articles(count)}은 읽지 않았습니다.`,
      page: (page, pages, lines) => `${page}/${pages}쪽 · ${number.format(lines)}줄`,
      since: { title: '그 뒤로 새로 나온 일', label: '어느 날부터인가요?', placeholder: '연-월-일, 예: 2026-02-03' },
    },
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
    sorry: '죄송합니다. 문제가 생겼습니다. 몇 분 뒤에 다시 물어봐 주세요.',
    cannotShow: '죄송합니다. Discord가 답변을 받지 않았습니다. 몇 분 뒤에 다시 물어봐 주세요.',
    stopped: '답변이 준비되기 전에 봇이 멈췄습니다. 1분 뒤에 다시 물어봐 주세요.',
    restLost: 'Discord가 답변의 나머지를 받지 않았습니다. 다시 묻거나 질문을 좁혀 주세요.',
    stopping: '봇을 다시 시작하는 중입니다. 1분 뒤에 다시 물어봐 주세요.',
    outOfTime: '답변이 너무 오래 걸려 Discord가 더 기다려 주지 않습니다. 질문을 좁히면 도움이 될 수 있습니다.',
    unknownCommand: '이제 없는 명령입니다. Discord를 새로 고치면 지금의 명령이 보입니다.',
    buttons: {
      quotes: '인용문',
      followUp: '이어서 묻기',
      askAbout: '이 소식에 대해 묻기',
      share: '공유',
      previous: '최신',
      next: '이전',
      timeline: '연표',
      timelineOf: '이 가운데 하나의 연표…',
      newSince: '이후 새 소식…',
      askAgain: '다시 묻기',
      earlier: '이전 날짜',
      later: '다음 날짜',
      forget: '모두 지우기',
      limits: '한도…',
      reset: '처음 설정으로',
    },
    answerGone: '이 답변은 더 이상 보관되어 있지 않아 버튼으로 보여 드릴 것이 없습니다. 다시 질문해 주세요.',
    repeated: (when) => `같은 질문에 ${when} 여기서 답했고 그 뒤로 기사가 바뀌지 않아 그 답변을 다시 보여 드립니다.`,
    followsUp: (question) => `“${question}”에 이어서`,
    quotes: {
      title: '번호마다 그 근거가 된 문장',
      explained: '인용문은 기사 그대로이며 글자 하나까지 확인했습니다. 작은 글씨는 그 앞뒤 문장입니다.',
      changed: '그 뒤로 기사가 바뀌었습니다. 인용할 때의 문장입니다.',
      gone: '이 기사는 더 이상 없습니다.',
      none: '이 답변은 인용한 것이 없어 인용문이 없습니다.',
    },
    corrections: {
      corrected: (article, since, note) => `✏️ **정정됨${since}:** ${article}: “${note}”`,
      changed: (article, since, before, after) =>
        `✏️ **수정됨${since}:** ${article} — 전에는 “${before}”, 지금은 “${after}”`,
      cut: (article, since, before) => `✏️ **수정됨${since}:** ${article}에 이제 이 문장이 없습니다: “${before}”`,
      withdrawn: (article, since) => `🚫 **철회됨${since}:** ${article}`,
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
    followUp: {
      title: '이어서 묻기',
      label: '질문',
      placeholder: '답변에 기대어 물어도 됩니다: “그건 언제 체결됐나요?”',
    },
    share: {
      by: (who) => `${who} 님이 공유함`,
      again: '이미 공유한 답변입니다.',
      changed:
        '이 답변이 인용한 기사가 그 뒤에 바뀌었거나 철회되어 공유하지 않았습니다. 지금의 기사 내용을 공유하려면 다시 질문해 주세요.',
      failed: 'Discord가 전부 받지는 못했습니다. 채널을 확인하고, 빠진 것이 있으면 다시 공유할 수 있습니다.',
      youMayNot: '이 채널에 글을 쓸 권한이 없어 공유하지 않았습니다.',
      botMayNot: '봇이 이 채널에 글을 쓸 수 없어 공유하지 않았습니다. 서버 관리자가 허용할 수 있습니다.',
    },
    rating: {
      thanks: '고맙습니다. 편집자가 이 답변과 함께 봅니다.',
      title: '무엇이 문제였나요?',
      reason: '가장 큰 문제',
      choose: '하나를 고르세요',
      reasons: {
        wrong: '틀렸습니다',
        wrong_source: '출처에 없는 내용입니다',
        outdated: '오래된 내용입니다',
        incomplete: '빠진 것이 있습니다',
        other: '그 밖의 문제',
      },
      comment: '직접 설명(선택)',
      noted: (reason) => `기록했습니다: “${reason}”. 고맙습니다. 편집자가 이 답변과 함께 봅니다.`,
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
    articles: {
      title: (topic) => (topic === null ? '기사(최신순)' : `기사: ${topic}`),
      none: '맞는 기사가 없습니다. 옵션을 빼거나 다른 날짜를 골라 주세요.',
      page: (page, pages, total) => `${page}/${pages}쪽 · ${articles(total)}`,
      changed: '기사가 바뀌어 이 쪽은 이제 없습니다. /기사를 다시 불러 주세요.',
    },
    check: {
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
    },
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
    digests: digestsInKorean,
    follows: followsInKorean,
    permissions: {
      ViewChannel: '채널 보기',
      SendMessages: '메시지 보내기',
      SendMessagesInThreads: '스레드에서 메시지 보내기',
      EmbedLinks: '링크 첨부',
      AttachFiles: '파일 첨부',
      ReadMessageHistory: '메시지 기록 보기',
      MentionEveryone: '@everyone, @here, 모든 역할 멘션하기',
    },
    settings: {
      timeZone: '정기 요약의 시간대',
      zoneOfNewsroom: (zone) => `뉴스룸과 같음(${zone})`,
      zoneHint: '/설정의 “시간대” 항목으로 바꿉니다.',
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
      checkedBy: '대조할 메시지를 읽는 쪽',
      checkers: { claude: 'Claude가 읽음', code: '프로그램만' },
      asSet: '봇 운영자가 정한 대로',
      limitsTitle: '이 서버의 한도',
      limitsHint: '정수를 적거나 비워 두세요',
      badLimit: (typed) => `“${typed}”는 1부터 100000까지의 정수가 아닙니다. 정수를 적거나 비워 두세요.`,
    },
    editors: {
      reports: (count) => `답변 ${number.format(count)}건이 나쁜 평가를 받았습니다`,
      noReason: '이유를 적지 않음',
      moreReports: (count) => `그 밖에 ${number.format(count)}건: npm run trace -- --rated 로 볼 수 있습니다.`,
      ended: '여기 있던 내용 일부가 지워졌습니다. 질문한 사람이 원했거나 보관 기간이 지났습니다.',
      emptied: '여기 있던 내용은 지워졌습니다. 질문한 사람이 원했거나 보관 기간이 지났습니다.',
      warnings: '확인이 필요합니다',
      failing: (name, detail) => `**${name}**: 읽을 수 없습니다. ${detail}`,
      silent: (name, since) => `**${name}**: ${since} 이후로 새 소식이 없습니다. 지금까지 가장 긴 공백입니다`,
      held: (name) =>
        `**${name}**: 한꺼번에 3분의 1 넘게 바뀌거나 사라져 보류했습니다. 확인한 뒤 npm run sources -- accept`,
      well: (name) => `**${name}**: 다시 정상입니다`,
      files: (count) => `파일 ${number.format(count)}개를 읽을 수 없어 어떤 답변에도 쓰이지 않습니다:`,
      moreFiles: (count) => `그 밖에 ${number.format(count)}개: npm run read -- FILE 로 자세히 볼 수 있습니다`,
      postHeld: (channel, detail) =>
        `${channel}에 보낸 메시지가 올라갔는지 알 수 없고 제가 확인할 수도 없습니다: ${detail}. 직접 확인해 주세요. 다시 보내지 않습니다`,
      paused: (channel, detail) => `${channel}의 요약이 중지되었습니다: ${detail}`,
      digestLate: (channel, detail) => `${channel}의 요약이 아직 게시되지 않았습니다: ${detail}. 계속 시도합니다`,
      digestGivenUp: (channel, detail) => `${channel}의 요약은 게시되지 않습니다: ${detail}`,
      corrections: (messages, articles) =>
        `기사 ${number.format(articles)}건이 한꺼번에 바뀌어 제 메시지 ${number.format(messages)}개를 정정해야 합니다. 확인하실 때까지 아무것도 고치지 않습니다. 의도한 것인가요?`,
      tellCorrections: '답변 정정하기',
      dropCorrections: '그대로 두기',
      correctionsTold: '답변을 정정하고 있습니다.',
      correctionsDropped: '답변을 그대로 둡니다.',
      noCorrections: '보류된 것이 더 없습니다.',
      clock: (days) =>
        `이 컴퓨터의 시계가 마지막 시각보다 ${number.format(days)}일 앞서 있습니다. 바로잡을 때까지 기간이 지난 것도 지우지 않습니다`,
      unanswered: '독자가 물었지만 기사에 답이 없던 것',
      allAnswered: '모든 질문에 기사로 답했습니다.',
      moreSubjects: (count) => `그 밖의 주제 ${number.format(count)}개는 내보내기에 있습니다.`,
      cost: (yesterday, today) => `Claude 비용: 어제 ${yesterday}, 오늘은 지금까지 ${today}`,
      left: (dollars) => `오늘 남은 예산 ${dollars}`,
      week: (from, to) => `${from}부터 ${to}까지 한 주`,
      asked: '질문',
      answered: '답변함',
      notCovered: '기사에 없음',
      failed: '실패',
      sentences: 'Claude가 쓴 문장',
      shown: '표시됨',
      takenOut: '뺌',
      ratings: '평가',
      price: 'Claude 비용',
      time: '답변 완료까지 걸린 시간',
      times: (median, most) => `절반은 ${median} 안에, 20건 중 19건은 ${most} 안에`,
      picture: '날짜별 질문 수:',
      trace: '기록 보기',
      export: '내보내기',
      sources: '출처 상태',
      hide: (title) => `“${title}” 숨기기`,
      show: (title) => `“${title}” 다시 보이기`,
      hideExplained: '숨긴 기사는 다시 보이게 할 때까지 답변, 요약, 목록 어디에도 나오지 않습니다.',
      articleGone: '그 기사는 더 이상 기사 목록에 없습니다.',
      exported: (count) => `질문 ${number.format(count)}건을 표로 만들었습니다.`,
      nothingToExport: '남아 있는 내용이 없습니다.',
      notYours: '이 서버를 관리할 수 있는 사람만, 편집자 채널에서만 할 수 있습니다.',
      cited: '인용',
      hidden: '숨김',
    },
    days: {
      today: '오늘',
      yesterday: '어제',
      weekAgo: '일주일 전',
      monthStart: '이번 달 1일',
      lastMonthStart: '지난달 1일',
      yearStart: '올해 1월 1일',
      yearAgo: '1년 전',
    },
    day,
    page: {
      title: 'Dateline 체험하기',
      person: '사용자',
      language: '언어',
      wire: '통신 기록',
      wireTitle: '봇과 Discord 사이',
      messages: '메시지',
      welcomeTitle: '우리 기사에서 찾은 답, 근거가 되는 문장과 함께',
      welcomeSamples:
        'Dateline은 뉴스룸을 위한 Discord 봇입니다. 예시 기사 몇 편으로 움직이는 실제 봇이며, Discord와 지어낸 기사를 내는 뉴스룸만 이 컴퓨터에서 흉내 냅니다. Claude 키가 없으면 아무것도 이 컴퓨터 밖으로 나가지 않습니다.',
      welcomeOwn:
        'Dateline은 뉴스룸을 위한 Discord 봇입니다. 직접 넣은 기사로 움직이는 실제 봇이며, 이 페이지는 Discord만 흉내 냅니다. Claude 키가 없으면 아무것도 이 컴퓨터 밖으로 나가지 않습니다.',
      askOne: '아래 질문 중 하나를 누르거나, 밑에 `/`를 입력하세요.',
      askOwn: '질문하려면 밑에 `/`를 입력하세요.',
      everyQuote: '**모든 인용문은** 기사와 한 글자씩 **대조합니다.** 답변 아래 인용문 버튼을 눌러 보세요.',
      dates:
        '**날짜는 기사에 적힌 그대로입니다.** 가장 새로운 출처가 얼마나 되었는지 알려 주고, 날짜가 없으면 없는 대로 둡니다.',
      copies: '**같은 기사는 한 번만 셉니다.** 두 신문에 실린 한 기사는 출처 하나입니다.',
      notCovered: '**기사에 없으면 없다고** 말하고, 가장 가까운 제목을 보여 줍니다.',
      more: '오른쪽 위에서 Editor를 고르면 `/{settings}`, `/{digest}` 명령을 쓰고 편집자에게 가는 내용을 볼 수 있습니다. 통신 기록은 봇과 Discord가 주고받는 내용을 보여 줍니다. 자신의 기사는 `npm run sources -- add`에 사이트 주소를 붙여 추가하거나 `CORPUS_DIR`에 폴더로 지정합니다. 실제로 운영하는 방법은 README에 단계별로 있습니다.',
      shows: { covered: '기사에 있음', dated: '날짜 있음', notCovered: '기사에 없음', headline: '내 기사에서' },
      // A headline of another language is found by its own words alone.
      aboutHeadline: '“{headline}”?',
      played: '이 컴퓨터에서 가상 뉴스룸이 움직입니다',
      playedSoon: '둘러보는 동안 기사가 들어옵니다. 가장 새로운 기사가 여기에 나타납니다.',
      justIn: '방금 들어옴: {outlet}, 이 컴퓨터의 가상 뉴스룸',
      askAboutIt: '질문하기',
      write: '메시지를 쓰거나 /로 명령을 시작하세요',
      commands: '명령',
      unknownCommand: '그런 명령은 없습니다.',
      answersCommands: '{bot}은(는) 명령에 답합니다. /{ask} 뒤에 질문을 입력하세요.',
      send: '보내기',
      yes: '참',
      no: '거짓',
      required: '“{option}” 항목은 꼭 필요합니다. 채우거나 Esc 키를 누르세요.',
      notYesOrNo: '“{option}”에 입력한 “{typed}”은(는) {yes}도 {no}도 아닙니다. 둘 중 하나를 고르세요.',
      notNumber: '“{option}”에 입력한 “{typed}”은(는) 정수가 아닙니다.',
      notChoice: '“{option}”에 입력한 “{typed}”은(는) 보기에 없습니다. 그중에서 고르세요.',
      turn: '⏩ 다음 정기 요약으로',
      turnToNews: '⏩ 팔로우한 다음 소식으로',
      turnToMorning: '⏩ 다음 날 아침으로',
      turnTo: '시계를 {when}(으)로 돌립니다. 그때까지 저절로 올 것이 옵니다',
      correct: '✏️ 이 기사를 정정하게 하기',
      correctExplained: '이 데모에서만: 가상의 편집국이 기사를 정정하고, 30초 안에 답변이 바뀝니다',
      correcting: '✏️ 편집국이 정정하는 중…',
      escapeAgain: 'Esc 키를 한 번 더 누르면 입력한 내용을 버립니다.',
      failed: '애플리케이션이 응답하지 않았습니다.',
      stopped: '프로그램이 응답하지 않습니다. 멈추었다면 npm start를 다시 실행하고, 표시되는 주소를 여세요.',
      menuOf: '{name} 님의 메시지 메뉴',
      menu: '메시지',
      copyText: '텍스트 복사',
      thinking: '{bot}이(가) 생각하고 있습니다…',
      onlyYou: '나에게만 보입니다',
      dismiss: '메시지 닫기',
      edited: '(수정됨)',
      channels: '채널',
      kinds: { announcement: '공지', forum: '포럼', thread: '스레드', direct: '개인 메시지' },
      unread: '새 메시지',
      crossposted: '이 채널을 팔로우하는 채널에 게시됨',
      download: '{name} 다운로드',
      choose: '선택',
      goesTo: '{bot}에게 전달됩니다.',
      cancel: '취소',
      submit: '제출',
      someone: '누군가',
      someChannel: '어떤 채널',
    },
    commands: {
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
    },
  },
};
