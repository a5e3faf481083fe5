import type { Actor } from '#authz';
import { toGlobalId } from '#graphql';
import { openActs } from '../domain/report.rules.js';
import {
  referenceOf,
  type ReportFigureView,
  type ReportVersionView,
  type ReportView,
} from '../domain/report.views.js';
import { figureWords } from '../pdf/figure-words.js';
import type { LetterPart, ReportLetter } from '../pdf/report-letter.js';
import type { ReportFigureType, ReportLetterType, ReportType, ReportVersionType } from './report.types.js';

export const REPORT_PREFIX = 'rpt';

/** A report as this actor sees it. */
export const toReportType = (view: ReportView, actor: Actor): ReportType => ({
  id: toGlobalId(REPORT_PREFIX, view.id),
  view,
  reference: referenceOf(view),
  status: view.status,
  version: view.version,
  updatedAt: view.updatedAt,
  isMine: view.isMine,
  acts: openActs({
    status: view.status,
    roles: actor.roles.map(({ role }) => role),
    isAuthor: view.isMine,
  }),
});

export const toVersionType = (report: ReportView, version: ReportVersionView): ReportVersionType => ({
  reportUuid: report.id,
  report,
  cityCodes: version.cityCodes,
  number: version.number,
  asOf: version.asOf,
  content: version.content,
});

export const toFigureType = ({ key, measure, unit, value, filter }: ReportFigureView): ReportFigureType => ({
  key,
  measure,
  unit,
  value: String(value),
  filter,
  // Latin digits on screens, whatever the language.
  words: figureWords('en', unit, value),
});

const joined = (parts: readonly LetterPart[]): string => parts.map(({ text }) => text).join('');

export const toLetterType = (letter: ReportLetter): ReportLetterType => ({
  ...letter,
  title: joined(letter.title),
  sections: letter.sections.map(({ heading, paragraphs, table }) => ({
    heading: joined(heading),
    paragraphs: paragraphs.map((parts) => ({ parts })),
    table,
  })),
});
