/** What Discord takes, and what we allow ourselves. Characters are UTF-16 code units, which never count fewer than Discord does. */

export const CONTENT_CHARS = 2_000;
export const DESCRIPTION_CHARS = 4_096;
export const EMBEDS_PER_MESSAGE = 10;
/** Summed over all embeds of a message. */
export const EMBED_CHARS_PER_MESSAGE = 6_000;
/**
 * Discord answers 500 to long text in many-byte scripts (4,096 hiragana, 12,288 bytes, fail). A full message of
 * Latin text weighs 6,000 bytes and is known to pass, so no message weighs more.
 */
export const EMBED_BYTES_PER_MESSAGE = 6_000;

/** What a user-installed bot may send after its first reply; nobody wants a longer wall of text in a server either. */
const FOLLOW_UPS = 5;
export const MESSAGES_PER_ANSWER = 1 + FOLLOW_UPS;

export const CUSTOM_ID_CHARS = 100;

/** Long enough for a real question with its context, short enough to be shown again above the answer. */
export const QUESTION_CHARS = 300;
/** An earlier question of a conversation is only called to mind. */
export const EARLIER_CHARS = 100;
/** A statement of somebody's message, shown again above what the coverage says to it. */
export const CLAIM_CHARS = 300;
/** The opening words of a sentence, to say which one is meant, and a reason in a few words. */
export const OPENING_CHARS = 60;
export const WHY_CHARS = 120;
/** What a person may add to a rating. */
export const COMMENT_CHARS = 300;
export const TOPIC_CHARS = 100;
/** The buttons below a list of articles carry its topic in their `custom_id`. */
export const LISTED_TOPIC_CHARS = 60;
export const ARTICLES_A_PAGE = 10;
/** Suggestions while an option is typed. */
export const CHOICES = 25;
export const CHOICE_CHARS = 100;
export const OUTLET_CHARS = 100;
export const MAX_DAYS = 365;
export const MAX_STORIES = 10;
export const DEFAULT_STORIES = 5;

/** A link stands once a citation, so a very long address would crowd out the answer: beyond this, no link. */
export const LINK_CHARS = 1_000;
/** Headlines longer than this are cut with an ellipsis; real ones have under 200. */
export const HEADLINE_CHARS = 300;
/** Differences between copies of one story that stand next to a source. */
export const DIFFERENCES_SHOWN = 2;
/** Names of outlets after "also:" before the rest is counted instead. */
export const COPIES_NAMED = 8;
export const NEAREST_SHOWN = 5;
