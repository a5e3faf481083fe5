import type { Locale, LocalizedText } from '#kernel';
import { formatDate, formatTime, translate } from '#locale';
import { partsOfText, type TextPart } from '#typesetting';
import { blocksFromJson } from '../domain/blocks.column.js';
import { blocksOf } from '../domain/blocks.rules.js';
import type { SessionView } from '../domain/session-reads.js';

/** What a picture of a session says, for the typesetter. */
export interface PreviewLetter {
  readonly locale: Locale;
  readonly glossLocale: Locale;
  readonly weave: string;
  readonly title: readonly TextPart[];
  /** Of the title's letters, in pixels. */
  readonly size: number;
  /** The title in the other language; null where it says the same or has no room. */
  readonly gloss: readonly TextPart[] | null;
  /** Called off, or moved. */
  readonly notice: string | null;
  /** Day and time, then the place. */
  readonly lines: readonly string[];
  readonly site: string;
  readonly issuer: string;
}

export interface PreviewFacts {
  readonly session: Pick<
    SessionView,
    'mode' | 'venue' | 'startsAt' | 'endsAt' | 'blocks' | 'timeZone' | 'status' | 'movedFrom'
  >;
  readonly title: LocalizedText;
  readonly cityName: LocalizedText | null;
  readonly weave: string | null;
}

/** Clusters of a title up to which it is set so large; longer ones are set smaller, and the longest are cut. */
const SIZES = [
  { upTo: 20, size: 88 },
  { upTo: 44, size: 66 },
  { upTo: 110, size: 48 },
] as const;
const CUT = SIZES[2].upTo;
/** Clusters of a gloss that has room. */
const MOST_GLOSS = 90;
/** Clusters of a line. */
const MOST_LINE = 62;

const CLUSTERS = new Intl.Segmenter('km', { granularity: 'grapheme' });
const clusters = (text: string): string[] => [...CLUSTERS.segment(text)].map(({ segment }) => segment);
const cut = (text: string, most: number): string => {
  const all = clusters(text);
  return all.length <= most ? text : `${all.slice(0, most - 1).join('')}…`;
};

/** Words the picture of a session in one language. Pure: the same facts make the same picture. */
export function previewLetter(
  { session, title, cityName, weave }: PreviewFacts,
  locale: Locale,
): PreviewLetter {
  const other: Locale = locale === 'km' ? 'en' : 'km';
  const length = clusters(title[locale]).length;
  const [first, ...further] = blocksOf({ ...session, blocks: blocksFromJson(session.blocks) });
  const hours = `${formatTime(locale, first!.startsAt, session.timeZone)}–${formatTime(locale, first!.endsAt, session.timeZone)}`;
  const count = further.length;
  const times = count === 0 ? hours : translate(locale, 'letter.preview.more', { hours, count });
  const online = session.mode === 'ONLINE' || !session.venue;
  const place = online
    ? translate(locale, 'letter.preview.online')
    : [session.venue?.[locale], cityName?.[locale]].filter(Boolean).join(', ');
  const glosses =
    title[other] !== title[locale] && length <= SIZES[1].upTo && clusters(title[other]).length <= MOST_GLOSS;
  const notice =
    session.status === 'CANCELLED'
      ? 'letter.preview.cancelled'
      : session.movedFrom
        ? 'letter.preview.moved'
        : null;
  return {
    locale,
    glossLocale: other,
    weave: online ? 'jade' : (weave ?? 'plain').toLowerCase(),
    title: partsOfText(cut(title[locale], CUT)),
    size: SIZES.find(({ upTo }) => length <= upTo)?.size ?? SIZES[2].size,
    gloss: glosses ? partsOfText(title[other]) : null,
    notice: notice && translate(locale, notice),
    lines: [`${formatDate(locale, session.startsAt, session.timeZone)} · ${times}`, cut(place, MOST_LINE)],
    site: translate(locale, 'letter.preview.site'),
    issuer: `${translate(locale, 'letter.committee')} · ${translate(locale, 'letter.ministry')}`,
  };
}
