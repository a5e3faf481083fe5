import { accept, type LocalizedText, refuse, type Refusal, type Result, tidyText } from '#kernel';
import { citationsOf } from './citation.rules.js';

export interface ReportSection {
  readonly heading: LocalizedText;
  /** Paragraphs apart by line ends; figures between brackets (citation.rules.ts). */
  readonly text: LocalizedText;
  /** Is the table by pilot city below it? */
  readonly hasCityTable: boolean;
}

/** What people write: the draft of a report, or what was submitted of it. */
export interface ReportContent {
  readonly title: LocalizedText;
  /** Days of the calendar in the programme's time zone, both included. */
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly sections: readonly ReportSection[];
}

export const MAX_TITLE = 200;
export const MAX_HEADING = 200;
/** Characters of one section in one language: more than a page of A4. */
export const MAX_TEXT = 2_500;
/** With these, a whole report is below the 100 kB that a request may have. */
export const MAX_SECTIONS = 8;

export type ContentRefusal = Refusal<
  'REPORT_TITLE_INVALID' | 'REPORT_PERIOD_INVALID' | 'REPORT_TOO_LONG' | 'FIGURE_UNKNOWN'
>;

const tidy = (text: LocalizedText): LocalizedText => ({ km: tidyLines(text.km), en: tidyLines(text.en) });
const tidyLines = (text: string): string =>
  tidyText(text.replace(/\r\n?/g, '\n'))
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n');

const isEmpty = ({ heading, text, hasCityTable }: ReportSection): boolean =>
  !hasCityTable && [heading.km, heading.en, text.km, text.en].every((part) => part === '');

/** A draft as it is stored: tidied, sections without anything in them left out. A draft may have gaps, but no citation
 *  that cannot be read. Refuses REPORT_TITLE_INVALID (neither language, or more than 200 characters),
 *  REPORT_PERIOD_INVALID, REPORT_TOO_LONG, FIGURE_UNKNOWN. Pure. */
export function decideContent(written: ReportContent): Result<ReportContent, ContentRefusal> {
  const title = tidy(written.title);
  const sections = written.sections
    .map(({ heading, text, hasCityTable }) => ({ heading: tidy(heading), text: tidy(text), hasCityTable }))
    .filter((section) => !isEmpty(section));
  if (!(title.km || title.en) || title.km.length > MAX_TITLE || title.en.length > MAX_TITLE)
    return refuse('REPORT_TITLE_INVALID', { path: ['title'] });
  if (written.periodFrom > written.periodTo) return refuse('REPORT_PERIOD_INVALID', { path: ['periodTo'] });
  if (sections.length > MAX_SECTIONS) return refuse('REPORT_TOO_LONG', { path: ['sections'] });
  for (const [at, { heading, text }] of sections.entries()) {
    const path = ['sections', String(at)];
    if (heading.km.length > MAX_HEADING || heading.en.length > MAX_HEADING)
      return refuse('REPORT_TOO_LONG', { path: [...path, 'heading'] });
    if (text.km.length > MAX_TEXT || text.en.length > MAX_TEXT)
      return refuse('REPORT_TOO_LONG', { path: [...path, 'text'] });
    const cited = citationsOf([text.km, text.en]);
    if (!cited.ok) return refuse('FIGURE_UNKNOWN', { ...cited.refusal, path: [...path, 'text'] });
  }
  const { periodFrom, periodTo } = written;
  return accept({ title, periodFrom, periodTo, sections });
}

/** May it be submitted: everything in both languages, and at least one section? A section with the table needs no text.
 *  Both languages of a text must cite the same figures, since both are the same report. Pure. */
export function isComplete({ title, sections }: ReportContent): boolean {
  const inBoth = (text: LocalizedText): boolean => text.km !== '' && text.en !== '';
  return (
    inBoth(title) &&
    sections.length > 0 &&
    sections.every(
      ({ heading, text, hasCityTable }) =>
        inBoth(heading) && (inBoth(text) || (hasCityTable && !text.km && !text.en)) && citeAlike(text),
    )
  );
}

function citeAlike({ km, en }: LocalizedText): boolean {
  const [one, other] = [km, en].map((text) => {
    const cited = citationsOf([text]);
    return cited.ok
      ? cited.value
          .map(({ key }) => key)
          .toSorted()
          .join(' ')
      : null;
  });
  return one !== null && one === other;
}

/** All texts in which figures may be cited. */
export const textsOf = ({ sections }: ReportContent): string[] =>
  sections.flatMap(({ text }) => [text.km, text.en]);
