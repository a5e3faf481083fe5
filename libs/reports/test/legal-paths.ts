import type { ReportAttempt } from '../src/domain/report.rules.js';

/** Every legal path, written by hand from docs/stories/report.md: state, role, act, whether an author may,
 *  and where it leads. What is not here is refused. */
const LEGAL_PATHS = `
  DRAFT      WORKING_GROUP              EDIT      author too   DRAFT
  DRAFT      WORKING_GROUP              SUBMIT    author too   SUBMITTED
  SUBMITTED  CHAIR                      FORWARD   others only  REVIEWED
  SUBMITTED  CHAIR                      RETURN    others only  RETURNED
  REVIEWED   HEAD_OF_GOVERNMENT_OFFICE  APPROVE   others only  APPROVED
  REVIEWED   HEAD_OF_GOVERNMENT_OFFICE  RETURN    others only  RETURNED
  RETURNED   WORKING_GROUP              EDIT      author too   RETURNED
  RETURNED   WORKING_GROUP              SUBMIT    author too   SUBMITTED
`;

/** By `state role act`. */
export const legal = new Map(
  LEGAL_PATHS.trim()
    .split('\n')
    .map((line) => {
      const [state, role, act, who, , to] = line.trim().split(/\s+/);
      return [`${state} ${role} ${act}`, { authorToo: who === 'author', to: to! }] as const;
    }),
);

/** What must happen: the state that the report has then, or "no". */
export function expected(attempt: ReportAttempt): string {
  const path = attempt.roles
    .map((role) => legal.get(`${attempt.status} ${role} ${attempt.act}`))
    .find((found) => found !== undefined);
  if (!path || !attempt.isCurrent) return 'no';
  if (attempt.isAuthor && !path.authorToo) return 'no';
  if (attempt.act === 'SUBMIT' && !attempt.isComplete) return 'no';
  if (attempt.act === 'RETURN' && !attempt.comment) return 'no';
  return path.to;
}
