import type { FieldWords } from '../language-rules.ts';

export const fields: FieldWords = {
  names: {
    title: ['제목'],
    source: ['출처'],
    date: ['날짜'],
    author: ['작성자', '기자'],
    language: ['언어'],
    status: ['상태'],
    correction: ['정정'],
  },
  statuses: {
    published: ['게시', '게시됨', '발행'],
    corrected: ['정정'],
    withdrawn: ['철회', '삭제'],
    draft: ['초안'],
  },
  yes: ['예'],
  no: ['아니요'],
};
