import type { SessionBriefFragment } from '../gql/graphql';
import { blocksOf } from '../lib/blocks';
import { clockRange, dayOnly, isoDay, longDate } from '../lib/dates';
import type { Language } from './language';

type Times = Pick<SessionBriefFragment, 'startsAt' | 'endsAt' | 'blocks' | 'timeZone'>;

/** The hours of a session in a line that names its day: `13:30–17:00`, `08:30–11:30, 14:00–16:30`; of further days only how often, and until when. */
export function hoursText({ locale, t }: Pick<Language, 'locale' | 't'>, session: Times): string {
  const { startsAt, endsAt, timeZone } = session;
  const day = isoDay(startsAt, timeZone);
  const blocks = blocksOf(session);
  const onFirstDay = blocks.filter((block) => isoDay(block.startsAt, timeZone) === day);
  const hours = onFirstDay.map((block) => clockRange(block.startsAt, block.endsAt, timeZone)).join(', ');
  const count = blocks.length - onFirstDay.length;
  return count === 0 ? hours : t('session.more', { hours, count, until: dayOnly(locale, endsAt, timeZone) });
}

/** Every time of a session with its day: `Tuesday 8 December 2026, 13:30–17:00`. */
export const timesText = (
  { locale }: Pick<Language, 'locale'>,
  session: Times,
  dayText = longDate,
): string[] =>
  blocksOf(session).map(
    ({ startsAt, endsAt }) =>
      `${dayText(locale, startsAt, session.timeZone)}, ${clockRange(startsAt, endsAt, session.timeZone)}`,
  );
