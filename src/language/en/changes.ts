import type { ChangeWords } from '../language-rules.ts';

export const changes: ChangeWords = {
  texts: ['article', 'articles', 'story', 'stories', 'piece', 'coverage'],
  deeds: ['chang', 'correct', 'amend', 'updat', 'revis', 'retract', 'withdraw', 'withdrew', 'edited'],
  asks: [
    String.raw`(?:what|how|when|was|were|has|have|had|did|is|are)\b`,
    String.raw`(?:any|which) (?:corrections?|changes|updates)\b`,
  ],
  plain: [
    String.raw`what(?: has| have|['’]s| was| were)?(?: been)? (?:changed|corrected|amended|updated|revised|retracted|withdrawn) (?:in|about|on|from)\b`,
    String.raw`(?:any|which|what) (?:corrections?|retractions?) (?:to|of|in|about|on)\b`,
  ],
};
