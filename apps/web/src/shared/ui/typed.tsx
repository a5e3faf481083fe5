import { useLanguage } from './language';

const KHMER = /[\u1780-\u17d3]/;

/** The language that a text is written in, by its letters. */
export const languageOf = (text: string): 'km' | 'en' => (KHMER.test(text) ? 'km' : 'en');

/** What a person typed: a name, an organisation, a subject. Where it is not in the language of the page it says so, and
 *  is set and read aloud as what it is. */
export function Typed({ text }: { text: string }) {
  const { locale } = useLanguage();
  const lang = languageOf(text);
  return lang === locale ? text : <span lang={lang}>{text}</span>;
}
