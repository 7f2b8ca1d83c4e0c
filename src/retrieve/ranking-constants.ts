/**
 * Every constant of retrieval, with its reason and what it was measured on: `npm run evaluate` on the sets `time` (423 articles,
 * 83 questions, long and abstract) and `xquad/en` (240 paragraphs, 1,190 questions of fact). One set of constants serves both; they are
 * round numbers from the middle of a plateau found by 330 random settings, not the best setting of either set.
 */

/** BM25: where a term's frequency saturates, and how much length counts. News is short and repeats itself little. */
export const k1 = 0.9;
export const b = 0.6;

/** BM25F's field weights. A word of the headline says what the article is about; so, less, does one of the lede. */
export const titleWeight = 1.5;
export const ledeWeight = 1.2;

/** A country is also met by the name of its people, and its government by the seat; the full name still counts most. */
export const peopleWeight = 0.4;
export const seatWeight = 0.3;
/** Where something happens parts stories better than other words do. */
export const placeWeight = 2;
/** "Reaction", "proposed", "number of": words that frame a question tell less of its subject. */
export const frameWeight = 0.7;

/** The best run of about 150 words counts besides the whole article: an answer stands in one place. */
export const passageWeight = 0.5;
export const passageWords = 150;
export const passageK1 = 1.2;
export const passageB = 0.4;

/** Neighbouring words of the question that stand close together in the article. */
export const proximityWeight = 0.3;
export const proximityWindow = 8;
/** Words farther apart than this in the question are no pair. */
export const pairDistance = 4;
/** Ordered pairs count as terms of their own. */
export const bigramWeight = 0.15;

/**
 * RM3's feedback: terms of the best passages of the first articles, the strongest of them with this weight. On 117 real questions over 8,716 news
 * articles Hit@1 is .641 with 1, .667 with .5, .675 with .33 to .1, since related stories share the feedback's words; the short abstracts of `time` want
 * it (MAP .668 with 1, .663 with .5, .660 with .33, .647 with .1).
 */
export const feedbackWeight = 0.4;
export const feedbackArticles = 20;
export const feedbackTerms = 30;
/** How fast an article's say in the feedback falls with its score, as a share of the best score. */
export const feedbackSharpness = 0.15;
/** A term of more than this share of all articles says nothing. */
export const feedbackMaxShare = 0.3;

/**
 * Freshness: the score of an article of the day of asking rises by this share, that of one of `freshnessHalfDays` before by half of it, and so on by
 * 1 / (1 + age). Real questions want much of it: with feedback at a third, Hit@1 on the 117 rises .624, .632, .650, .675 with .4 and 7 days, .4, .7 and 1 and
 * 14 days, and no further with 2 or 3. Who asks for an old story loses by it: known items of wire stories, asked for months later, are first .772, .772,
 * .735, .706 (with 2 .63; soon after, .81 with all). A boost that falls with the square or the fourth power of the score against the best one trades
 * the one for the other at no better rate; nor does it help to raise the passages' scores likewise.
 */
export const freshnessWeight = 0.5;
export const freshnessHalfDays = 14;
/** Asked for the latest: two weeks cost a third of the score. */
export const latestWeight = 2;

/** In a conversation, the score of an article of a story that was cited before rises by this share. */
export const conversationWeight = 0.3;

/** Asked for several things at once, an article gains by what those before it lack, at most by this share of its score. */
export const spreadWeight = 0.5;
/** Places that are filled so: about as many sources as an answer gets. */
export const spreadDepth = 10;

/** Articles that feedback terms and freshness order, the best by the question's own words. */
export const rankedArticles = 1_000;

/** Articles whose words are looked at one by one; the rest keep their place behind them. */
export const rerankedArticles = 50;

/** A term's rarity is judged as though the archive held at least this many articles: in one of three, every word looks common. */
export const leastArticles = 200;

// ---- The judgement: is the question covered? Fitted by logistic regression on `xquad/en` with and without its gold paragraphs, in four folds by
// subject, then rounded; `npm run evaluate -- --coverage` draws the curve.

/** What must be met of the question, by part of speech: reporters choose verbs and adjectives freely, names and nouns less. */
export const keyWeight = { name: 1, number: 1, noun: 1, other: 0.6, verb: 0.5 } as const;
/** "Which airport …": the kind of thing asked for may go unsaid. */
export const headKeyWeight = 0.6;
export const frameKeyWeight = 0.5;
/** A key's weight rises with its rarity to this power, and never falls below the floor. */
export const keyRarityPower = 1.5;
export const keyFloor = 0.3;
/** A word that begins with the same letters ("invade", "invasion") meets a key half; a name must be met whole. */
export const prefixLetters = 5;
export const prefixMatch = 0.5;
/** A word the archive doesn't know is met by one that is spelled almost alike. */
export const typoMatch = 0.8;
/** What the headline says holds for the sentences below it, a little less than what they say themselves. */
export const titleInWindow = 0.7;
export const titleInSentence = 0.5;
/** Sentences in a row that may share the question's keys between them: about a passage and its neighbours. */
export const windowSentences = 5;
/** Articles in which a window is looked for. */
export const judgedArticles = 5;

/** Weights of the signals; see `Signals`. */
export const signalWeights = {
  window: 3,
  pair: 3,
  strength: 3,
  sequence: 2,
  missingName: -1,
  missingNameShare: -1,
  typeAbsent: -1,
} as const;
/** Sums of weighted signals from which a question is covered; from which it may be; below, it isn't. */
export const coveredFrom = 3.9;
export const unsureFrom = 2.8;
/** In a larger archive words meet by chance more often: what is taken off for each tenfold of `leastArticles`. */
export const sizePenalty = 0.4;
/** A question with one name, number or noun missing that holds this share of it is never covered: "What did Kupiecki say about tanks?" */
export const decisiveShare = 0.44;
/** Nor one whose names are missing by this share: "Who did Duda meet in Warsaw?" */
export const decisiveNameShare = 0.36;
/** One that the archive doesn't know at all and that holds this share decides too, unless all else speaks clearly for it. */
export const unknownShare = 0.5;
export const unknownMargin = 1;
/** BM25 scores, passages and pairs included, reach about three times the sum of the terms' rarities. */
export const strengthScale = 3;
