const irregular = new Map([
  ["can't", 'can not'],
  ['cannot', 'can not'],
  ["won't", 'will not'],
  ["shan't", 'shall not'],
]);

/** The words that one is drawn together from: "didn't" is "did not". Of "'s" and "'d" nobody knows. */
export function contractions(word: string): string {
  return irregular.get(word) ?? word.replace(/n't$/, ' not').replace(/'ll$/, ' will').replace(/'re$/, ' are');
}
