export const corrections: readonly string[] = ['정정', '정정보도', '정정 보도', '바로잡습니다'];
