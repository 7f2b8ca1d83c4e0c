import { english } from '../../wording/english.ts';
import { translations } from '../../wording/translations.ts';
import type { Translation, Wording } from '../../wording/wording.ts';

type Commands = Wording['commands'];

interface NamedInWords {
  readonly name: string;
}

interface Described extends NamedInWords {
  readonly description: string;
}

/** A name in all languages, in Discord's form. */
export function named(pick: (commands: Translation<Commands>) => Translation<NamedInWords> | undefined) {
  return { name: pick(english.commands)?.name ?? '', name_localizations: inEach((commands) => pick(commands)?.name) };
}

/** A name and a description in all languages, in Discord's form. */
export function described(pick: (commands: Translation<Commands>) => Translation<Described> | undefined) {
  return {
    ...named(pick),
    description: pick(english.commands)?.description ?? '',
    description_localizations: inEach((commands) => pick(commands)?.description),
  };
}

function inEach(pick: (commands: Translation<Commands>) => string | undefined): Record<string, string> {
  const said = translations.flatMap(({ locale, wording }): [string, string][] => {
    const words = pick(wording.commands ?? {});
    return words === undefined ? [] : [[locale, words]];
  });
  return Object.fromEntries(said);
}
