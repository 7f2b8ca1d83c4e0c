/** A longer text is no article: 2 MiB hold some 300,000 words. */
export const maxArticleBytes = 2 * 1024 * 1024;
