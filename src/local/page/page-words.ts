import { wordingFor } from '../../wording/translations.ts';
import type { Wording } from '../../wording/wording.ts';

/** What the page says around the messages, in one language. */
export type PageWords = Wording['page'];

/** A question that the page offers, and what it shows; or a headline, which the page asks about in the person's language. */
export type Example =
  | { readonly question: string; readonly shows: keyof PageWords['shows'] }
  | { readonly headline: string };

/** What the page needs to speak a person's language. */
export interface PageSpeech {
  readonly words: PageWords;
  /** Questions to begin with, in the words they are asked in. */
  readonly examples: readonly { readonly question: string; readonly shows: string }[];
  /** The coverage is the newsroom's own. */
  readonly isOwnCoverage: boolean;
  /** Articles of a newsroom that is played will come in. */
  readonly isNewsroomPlayed: boolean;
}

/** @param locale as Discord gives it. */
export function pageSpeech(locale: string, offered: readonly Example[], isNewsroomPlayed: boolean): PageSpeech {
  const { page, commands } = wordingFor(locale);
  const digest = `${commands.digest.name} ${commands.digest.subcommands.add.name}`;
  const more = page.more.replace('{settings}', commands.settings.name).replace('{digest}', digest);
  return {
    words: { ...page, more },
    examples: offered.map((example) =>
      'headline' in example
        ? {
            question: page.aboutHeadline.replace('{headline}', () => example.headline),
            shows: page.shows.headline,
          }
        : { question: example.question, shows: page.shows[example.shows] },
    ),
    isOwnCoverage: !offered.some((example) => 'question' in example),
    isNewsroomPlayed,
  };
}
