import { useLanguage } from './language';

const KHMER = /[\u1780-\u17d3]/;

/** The language that a text is written in, by its letters. */
export const languageOf = (text: string): 'km' | 'en' => (KHMER.test(text) ? 'km' : 'en');

const KHMER_RUN = /([\u1780-\u17ff](?:[\u1780-\u17ff\u200b\s]*[\u1780-\u17ff])?)/;

/** A sentence of the page that holds names as people wrote them: in an English one, each run of Khmer is marked as what it
 *  is. Latin names within Khmer stand as they are. */
export function MixedText({ text }: { text: string }) {
  const { locale } = useLanguage();
  if (locale === 'km') return text;
  return text.split(KHMER_RUN).map((part, at) =>
    KHMER.test(part) ? (
      <span key={at} lang="km">
        {part}
      </span>
    ) : (
      part
    ),
  );
}

/** What a person typed: a name, an organisation, a subject. Where it is not in the language of the page it says so, and
 *  is set and read aloud as what it is. */
export function Typed({ text }: { text: string }) {
  const { locale } = useLanguage();
  const lang = languageOf(text);
  return lang === locale ? text : <span lang={lang}>{text}</span>;
}
