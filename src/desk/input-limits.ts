/** What a person may type; the messages that refuse more name these. */

/** Longer than a headline and its background: nobody asks one question in more. */
export const maxQuestionChars = 300;
export const maxTopicChars = 100;
/** A filter in plain words: a few topics and outlets. */
export const maxWishChars = 200;
/** Entries of a digest: more than ten are no digest. */
export const maxDigestCount = 10;
export const defaultDigestCount = 5;
export const maxDigestDays = 3_650;
/** Lines of a timeline: a long one is read a page at a time. */
export const maxTimelineLines = 100;
export const defaultTimelineLines = 20;
