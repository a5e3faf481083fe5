import { userError } from '#graphql';
import type { Locale } from '#kernel';
import type { EnrolmentLineView, EnrolmentView } from '../../domain/enrolment.view.js';
import type { EnrolmentLineType, EnrolmentType } from './enrolment.type.js';

/** A list and what becomes of it, as the api says it, with its sums. */
export function toEnrolment(
  locale: Locale,
  { organisationId, sessionId, lines, columns }: EnrolmentView,
): EnrolmentType {
  const count = (...outcomes: string[]): number =>
    lines.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    organisationUuid: organisationId,
    sessionUuid: sessionId,
    columns: columns.map((column) => ({ ...column, samples: [...column.samples] })),
    lines: lines.map((line) => toLine(locale, line)),
    confirmed: count('CONFIRMED'),
    pending: count('PENDING'),
    waitlisted: count('WAITLISTED'),
    known: count('ALREADY_REGISTERED', 'REPEATED'),
    bookedElsewhere: count('BOOKED_ELSEWHERE'),
    prerequisitesMissing: count('PREREQUISITES_MISSING'),
    unreadable: count('UNREADABLE'),
  };
}

const toLine = (locale: Locale, view: EnrolmentLineView): EnrolmentLineType => {
  const { refusal, isNameOnly, meant, isBookedElsewhere, clash, ...line } = view;
  return {
    ...line,
    error: refusal && userError(locale, refusal),
    nameOnly: isNameOnly,
    member: meant !== null,
    memberContact: meant?.contact ?? null,
    bookedElsewhere: isBookedElsewhere,
    clash: clash && {
      startsAt: clash.startsAt,
      endsAt: clash.endsAt,
      course: { km: clash.courseKm, en: clash.courseEn },
    },
  };
};
