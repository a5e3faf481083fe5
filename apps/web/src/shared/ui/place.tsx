import type { PlaceFragment, SessionBriefFragment } from '../gql/graphql';
import { Swatch, weaveOf } from './krama';
import { type Language, useLanguage } from './language';

/** City, or on-line, in the page's language. */
export const placeName = ({ t, say }: Language, place: PlaceFragment): string =>
  place.mode === 'ONLINE' || !place.city ? t('session.online') : say(place.city.name);

/** Weave and name of where a session is. */
export function PlaceTag({ place }: { place: PlaceFragment }) {
  const language = useLanguage();
  return (
    <span className="tag">
      <Swatch weave={weaveOf(place)} />
      {placeName(language, place)}
    </span>
  );
}

/** Says of a consultation meeting that it is one; a training needs no word. */
export function KindTag({ session }: { session: Pick<SessionBriefFragment, 'kind'> }) {
  const { t } = useLanguage();
  return session.kind === 'CONSULTATION' ? (
    <span className="tag tag--quiet">{t('session.kind.CONSULTATION')}</span>
  ) : null;
}

/** `ភាសាខ្មែរ និងអង់គ្លេស`, `Khmer and English`. */
export function languagesText({ t }: Language, languages: readonly string[]): string {
  const [khmer, english] = [languages.includes('km'), languages.includes('en')];
  if (khmer && english) return t('session.languages.both');
  return english ? t('session.languages.en') : t('session.languages.km');
}

/** Where to be, in one line. */
export const venueText = (language: Language, session: SessionBriefFragment): string =>
  session.mode === 'ONLINE' || !session.venue ? language.t('session.link-sent') : language.say(session.venue);
