import { createContext, type ReactNode, use } from 'react';
import { type MessageKey, type MessageValues, translate } from '../lib/i18n';
import { type Locale, type LocalizedText, otherLocale } from '../lib/locale';
import { Words } from './words';

/** How a page speaks to its reader: the language, and the clock by which its times are told. */
interface Spoken {
  readonly locale: Locale;
  /** IANA name of the programme's time zone. */
  readonly zone: string;
}

const LanguageContext = createContext<Spoken>({ locale: 'km', zone: 'UTC' });

export const LanguageProvider = ({ locale, zone, children }: Spoken & { children: ReactNode }) => (
  <LanguageContext value={{ locale, zone }}>{children}</LanguageContext>
);

export interface Language extends Spoken {
  readonly other: Locale;
  /** The sentence of a key in the page's language. */
  readonly t: (key: MessageKey, values?: MessageValues) => string;
  /** The page's side of a text that has both. */
  readonly say: (text: LocalizedText) => string;
}

/** The page's language, how to speak it, and the programme's time zone. */
export function useLanguage(): Language {
  const { locale, zone } = use(LanguageContext);
  return {
    locale,
    zone,
    other: otherLocale(locale),
    t: (key, values) => translate(locale, key, values),
    say: (text) => text[locale],
  };
}

/** A long text in the page's language, with the places where Khmer may break. */
export const Say = ({ text }: { text: LocalizedText }) => {
  const { locale } = useLanguage();
  return <Words text={text[locale]} locale={locale} />;
};

/** A long sentence of the page, with the places where Khmer may break. */
export const Sentence = ({ id, values }: { id: MessageKey; values?: MessageValues }) => {
  const { locale, t } = useLanguage();
  return <Words text={t(id, values)} locale={locale} />;
};

/** A fixed heading in the other language, which the page's own catalogue holds under a key that ends in `.gloss`. */
export const GlossOf = ({ id }: { id: Extract<MessageKey, `${string}.gloss`> }) => {
  const { other, t } = useLanguage();
  return (
    <p className="gloss" lang={other}>
      <Words text={t(id)} locale={other} />
    </p>
  );
};

/** The other language beneath the first: smaller, muted, with its own lang. Nothing when both say the same. */
export const Gloss = ({ text }: { text: LocalizedText }) => {
  const { locale, other } = useLanguage();
  return text[other] === text[locale] ? null : (
    <p className="gloss" lang={other}>
      <Words text={text[other]} locale={other} />
    </p>
  );
};
