/** What Discord takes, and what we allow ourselves. Characters are UTF-16 code units, which never count fewer than Discord does. */

export const contentChars = 2_000;
export const descriptionChars = 4_096;
export const embedsPerMessage = 10;
/** Summed over all embeds of a message. */
export const embedCharsPerMessage = 6_000;
/**
 * Discord answers 500 to long text in many-byte scripts (4,096 hiragana, 12,288 bytes, fail). A full message of
 * Latin text weighs 6,000 bytes and is known to pass, so no message weighs more.
 */
export const embedBytesPerMessage = 6_000;

/** What a user-installed bot may send after its first reply; nobody wants a longer wall of text in a server either. */
const followUps = 5;
export const messagesPerAnswer = 1 + followUps;

export const customIdChars = 100;

/** Long enough for a real question with its context, short enough to be shown again above the answer. */
export const questionChars = 300;
/** An earlier question of a conversation is only called to mind. */
export const earlierChars = 100;
/** A statement of somebody's message, shown again above what the coverage says to it. */
export const claimChars = 300;
/** The opening words of a sentence, to say which one is meant, and a reason in a few words. */
export const openingChars = 60;
export const whyChars = 120;
/** What a person may add to a rating. */
export const commentChars = 300;
export const topicChars = 100;
/** The buttons below a list of articles carry its topic in their `custom_id`. */
export const listedTopicChars = 60;
export const articlesAPage = 10;
/** Suggestions while an option is typed. */
export const mostChoices = 25;
export const choiceChars = 100;
export const outletChars = 100;
export const maxDays = 365;
export const maxStories = 10;
export const defaultStories = 5;
/** Lines of a timeline: a page is read at once, and the whole in a few. */
export const linesAPage = 8;
export const defaultLines = 24;
/** A number with what it counts. */
export const figureChars = 60;
/** Discord takes so much for one choice of a menu. */
export const menuLabelChars = 100;

/** A link stands once a citation, so a very long address would crowd out the answer: beyond this, no link. */
export const linkChars = 1_000;
/** Headlines longer than this are cut with an ellipsis; real ones have under 200. */
export const headlineChars = 300;
/** Differences between copies of one story that stand next to a source. */
export const differencesShown = 2;
/** Corrections above an answer, before the rest is counted; and what each may quote. */
export const correctionsNamed = 3;
export const correctionWordsChars = 200;
/** Above an answer in one message, they leave more than half of it: who wrote it and its buttons must stay. */
export const correctionsBytes = 2_500;
/** Names of outlets after "also:" before the rest is counted instead. */
export const copiesNamed = 8;
export const nearestShown = 5;
/** Of an answer, what tells which one it was. */
export const answerExcerptChars = 400;
/** What went wrong, or with what, on a line or two. */
export const warningChars = 300;
/** A source's or a file's name on one line. */
export const nameChars = 80;
/** Labels of buttons. */
export const labelChars = 80;

/** When a digest comes whose time nobody has named. */
export const defaultDigestTime = '08:00';
/** Which news a digest that comes by itself is about, in plain words. */
export const digestWordsChars = 200;
/** Discord's most for the title of a forum's post. */
export const forumTitleChars = 100;
/** Discord's most for the tags of a forum's post. */
export const mostTags = 5;
