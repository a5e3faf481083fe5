import { hasForbiddenCharacters, hasSomethingToSee, type LocalizedText, tidyText } from '#kernel';

/* Texts that are written in both languages. Pure. */

export const tidied = (text: LocalizedText): LocalizedText => ({
  km: tidyText(text.km),
  en: tidyText(text.en),
});

/** Something to see, no longer than that, and nothing that hides? */
export const isText = (text: string, longest: number): boolean =>
  hasSomethingToSee(text) && text.length <= longest && !hasForbiddenCharacters(text);

/** Written in both languages, and no longer than that? */
export const isLocalized = (text: LocalizedText, longest: number): boolean =>
  isText(text.km, longest) && isText(text.en, longest);
