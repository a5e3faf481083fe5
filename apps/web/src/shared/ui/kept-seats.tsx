import type { KeptSeatsFragment } from '../gql/graphql';
import { dayAndClock } from '../lib/dates';
import type { LocalizedText } from '../lib/locale';
import { keptSeats, type SeatFigures } from '../lib/seats';
import { type Language, Sentence, useLanguage } from './language';

interface WhoseSeats {
  readonly organisationKind: KeptSeatsFragment['quotas'][number]['organisationKind'];
  readonly city: LocalizedText | null | undefined;
}

/** For whom a quota keeps seats: `NGOs`, `organisations in Siem Reap`, `NGOs in Siem Reap`. */
export function whoseSeats({ t, say }: Language, { organisationKind, city }: WhoseSeats): string {
  if (!organisationKind) return t('seats.who.city', { city: city ? say(city) : '' });
  const who = t(`seats.who.${organisationKind}`);
  return city ? t('seats.who.in', { who, city: say(city) }) : who;
}

const HOUR_MS = 3_600_000;

interface SessionWithQuotas {
  readonly startsAt: string;
  readonly timeZone: string;
  readonly seats: KeptSeatsFragment & SeatFigures;
}

/** One sentence for each quota that keeps seats, with the hour at which they go to everybody. Nothing where none does. */
export function KeptSeats({ session: { startsAt, timeZone, seats } }: { session: SessionWithQuotas }) {
  const language = useLanguage();
  const { locale } = language;
  const quotas = seats.quotas.filter(({ released }) => !released);
  if (quotas.length === 0) return null;
  return (
    <ul className="kept">
      {quotas.map(({ organisationKind, city, left, releaseHours }) => {
        const who = whoseSeats(language, { organisationKind, city: city?.name });
        const until = new Date(Date.parse(startsAt) - (releaseHours ?? 0) * HOUR_MS);
        const when = dayAndClock(locale, until, timeZone);
        return (
          <li key={who}>
            {left === 0 ? (
              <Sentence id="seats.kept.used" values={{ who }} />
            ) : releaseHours ? (
              <Sentence id="seats.kept.until" values={{ left, who, when }} />
            ) : (
              <Sentence id="seats.kept" values={{ left, who }} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The same on one short line of a list. */
export function KeptSeatsBrief({ seats }: { seats: KeptSeatsFragment & SeatFigures }) {
  const language = useLanguage();
  if (keptSeats(seats) === 0) return null;
  return seats.quotas
    .filter(({ left }) => left > 0)
    .map(({ organisationKind, city, left }) => {
      const who = whoseSeats(language, { organisationKind, city: city?.name });
      return (
        <span key={who} className="kept-brief">
          {language.t('seats.kept.short', { left, who })}
        </span>
      );
    });
}
