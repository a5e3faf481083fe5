import type { Locale, LocalizedText } from '#kernel';
import { formatDay, formatTime, khmerDigits, type MessageKey, translate } from '#locale';
import { keepSentenceEnds, partsOfText, type TextPart } from '#typesetting';
import { keyOf, partsOf, readCitation } from '../domain/citation.rules.js';
import type { ReportContent, ReportSection } from '../domain/report-content.js';
import type { ReportStatus } from '../domain/report.rules.js';
import type { ReportFigureView } from '../domain/report.views.js';
import { figureWords } from './figure-words.js';

export type LetterPart = TextPart;

interface LetterTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly LetterPart[] }[];
}

export interface LetterSection {
  readonly heading: readonly LetterPart[];
  readonly paragraphs: readonly (readonly LetterPart[])[];
  readonly table: LetterTable | null;
}

/** An official letter, worded: the page shows it and the typesetter prints it. */
export interface ReportLetter {
  readonly locale: Locale;
  readonly kingdom: readonly string[];
  readonly sender: readonly string[];
  readonly title: readonly LetterPart[];
  readonly period: string;
  readonly sections: readonly LetterSection[];
  /** Place and day, then who signs. */
  readonly sign: readonly string[];
  /** Where it stands. */
  readonly seal: string;
  readonly isApproved: boolean;
  readonly asOf: string;
  readonly footer: string;
  /** What stands at the foot of each page, by number; more than any report has. */
  readonly pages: readonly string[];
}

export interface LetterFacts {
  readonly reference: string;
  readonly serial: number;
  readonly year: number;
  /** Null for a draft. */
  readonly version: number | null;
  readonly content: ReportContent;
  readonly figures: readonly ReportFigureView[];
  readonly cities: readonly { readonly code: string; readonly name: LocalizedText }[];
  /** When the figures were read. */
  readonly asOf: Date;
  /** Where this version stands, and since when. */
  readonly status: ReportStatus;
  readonly statusAt: Date;
  readonly timeZone: string;
}

const MOST_PAGES = 60;

/** Words a report as a letter in one language: Khmer digits in Khmer, Latin ones in English. Pure. */
export function reportLetter(facts: LetterFacts, locale: Locale): ReportLetter {
  const digits = (text: string): string => (locale === 'km' ? khmerDigits(text) : text);
  const say = (key: MessageKey, values: Record<string, string | number> = {}): string =>
    digits(translate(locale, key, values));
  const day = (instant: Date): string => digits(formatDay(locale, instant, facts.timeZone));
  const calendarDay = (text: string): string =>
    digits(formatDay(locale, new Date(`${text}T00:00:00Z`), 'UTC'));
  const { content } = facts;
  return {
    locale,
    kingdom: [say('letter.kingdom'), say('letter.motto')],
    sender: [
      say('letter.ministry'),
      say('letter.committee'),
      say('letter.number', {
        number: String(facts.serial).padStart(3, '0'),
        year: String(facts.year % 100).padStart(2, '0'),
      }),
    ],
    title: partsOfText(content.title[locale]),
    period: say('letter.period', {
      from: calendarDay(content.periodFrom),
      to: calendarDay(content.periodTo),
    }),
    sections: content.sections.map((section, at) =>
      letterSection(facts, locale, section, digits(String(at + 1))),
    ),
    sign: [say('letter.place', { date: day(facts.asOf) }), say('letter.signer')],
    seal: say(`letter.seal.${facts.status}`, { date: day(facts.statusAt) }),
    isApproved: facts.status === 'APPROVED',
    asOf: say('letter.asOf', {
      date: day(facts.asOf),
      time: digits(formatTime(locale, facts.asOf, facts.timeZone)),
    }),
    footer:
      facts.version === null
        ? say('letter.draft', { reference: facts.reference })
        : translate(locale, 'letter.version', {
            reference: facts.reference,
            version: digits(String(facts.version)),
          }),
    pages: Array.from({ length: MOST_PAGES }, (_, at) => say('letter.page', { page: at + 1 })),
  };
}

function letterSection(
  facts: LetterFacts,
  locale: Locale,
  section: ReportSection,
  number: string,
): LetterSection {
  const heading = translate(locale, 'letter.heading', { number, heading: section.heading[locale] });
  const paragraphs = section.text[locale]
    .split('\n')
    .filter((line) => line !== '')
    .map((line) =>
      keepSentenceEnds(
        partsOf(line).map((part) =>
          'text' in part
            ? { text: part.text, figure: null, keep: false }
            : figurePart(facts, locale, part.cites),
        ),
      ),
    );
  return {
    heading: partsOfText(heading),
    paragraphs,
    table: section.hasCityTable ? cityTable(facts, locale) : null,
  };
}

/** The value of a citation; its own words where nothing is counted under it, as in a draft with a slip. */
function figurePart(facts: LetterFacts, locale: Locale, cites: string): LetterPart {
  const read = readCitation(cites);
  const figure = read.ok ? facts.figures.find(({ key }) => key === read.value.key) : undefined;
  return figure
    ? { text: figureWords(locale, figure.unit, figure.value), figure: figure.key, keep: true }
    : { text: `[${cites}]`, figure: null, keep: false };
}

function cityTable(facts: LetterFacts, locale: Locale): LetterTable {
  const columns = [
    ['letter.table.registered', 'REGISTERED', 'PEOPLE'],
    ['letter.table.attended', 'ATTENDED', 'PEOPLE'],
    ['letter.table.accepted', 'ACCEPTED', 'PLEDGES'],
  ] as const;
  return {
    caption: translate(locale, 'letter.table.caption'),
    head: [translate(locale, 'letter.table.city'), ...columns.map(([words]) => translate(locale, words))],
    rows: facts.cities.map(({ code, name }) => ({
      name: name[locale],
      cells: columns.map(([, measure, unit]) =>
        figurePart(facts, locale, keyOf(measure, unit, { city: code })),
      ),
    })),
  };
}
