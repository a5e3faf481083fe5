import type { Role } from '#authz';
import { accept, refuse, type Refusal, type Result } from '#kernel';

/** - DRAFT: being written, never submitted. - SUBMITTED: with the chair. - REVIEWED: forwarded to the office of the head of
 *  government. - RETURNED: with its authors again, with a comment. - APPROVED: nothing of it moves any more. */
export const REPORT_STATUSES = ['DRAFT', 'SUBMITTED', 'REVIEWED', 'RETURNED', 'APPROVED'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

export const REPORT_ACTS = ['EDIT', 'SUBMIT', 'FORWARD', 'RETURN', 'APPROVE'] as const;
export type ReportAct = (typeof REPORT_ACTS)[number];

export interface ReportRoute {
  readonly from: ReportStatus;
  readonly act: ReportAct;
  /** Who may go this way. */
  readonly role: Role;
  readonly to: ReportStatus;
}

/** The whole of the procedure. What is not here is not possible. Source: docs/stories/report.md. */
export const REPORT_ROUTES: readonly ReportRoute[] = [
  { from: 'DRAFT', act: 'EDIT', role: 'WORKING_GROUP', to: 'DRAFT' },
  { from: 'DRAFT', act: 'SUBMIT', role: 'WORKING_GROUP', to: 'SUBMITTED' },
  { from: 'SUBMITTED', act: 'FORWARD', role: 'CHAIR', to: 'REVIEWED' },
  { from: 'SUBMITTED', act: 'RETURN', role: 'CHAIR', to: 'RETURNED' },
  { from: 'REVIEWED', act: 'APPROVE', role: 'HEAD_OF_GOVERNMENT_OFFICE', to: 'APPROVED' },
  { from: 'REVIEWED', act: 'RETURN', role: 'HEAD_OF_GOVERNMENT_OFFICE', to: 'RETURNED' },
  { from: 'RETURNED', act: 'EDIT', role: 'WORKING_GROUP', to: 'RETURNED' },
  { from: 'RETURNED', act: 'SUBMIT', role: 'WORKING_GROUP', to: 'SUBMITTED' },
];

/** Acts by which somebody judges what others wrote. */
const JUDGING: readonly ReportAct[] = ['FORWARD', 'RETURN', 'APPROVE'];

/** Everything that the decision depends on. */
export interface ReportAttempt {
  readonly act: ReportAct;
  readonly status: ReportStatus;
  /** All roles of who tries it. */
  readonly roles: readonly Role[];
  /** Have they written or edited any of it, in any version? */
  readonly isAuthor: boolean;
  /** Is what they saw what stands: the newest revision for those who write, the newest version for those who judge? */
  readonly isCurrent: boolean;
  /** Title and a section in both languages, and every figure that is cited known. */
  readonly isComplete: boolean;
  readonly comment: string | null;
}

export type ReportActCode =
  'REPORT_STATE' | 'FORBIDDEN' | 'OWN_REPORT' | 'REPORT_CHANGED' | 'REPORT_INCOMPLETE' | 'COMMENT_MISSING';

export interface ReportGuard {
  readonly code: ReportActCode;
  readonly refuses: (attempt: ReportAttempt, routes: readonly ReportRoute[]) => boolean;
}

/** In the order in which they are asked; the first that refuses gives the answer. */
export const REPORT_GUARDS = {
  state: {
    code: 'REPORT_STATE',
    refuses: ({ act, status }, routes) => !routes.some((route) => route.act === act && route.from === status),
  },
  role: {
    code: 'FORBIDDEN',
    refuses: ({ act, status, roles }, routes) => {
      const ways = routes.filter((route) => route.act === act && route.from === status);
      return ways.length > 0 && !ways.some((route) => roles.includes(route.role));
    },
  },
  ownReport: {
    code: 'OWN_REPORT',
    refuses: ({ act, isAuthor }) => JUDGING.includes(act) && isAuthor,
  },
  current: { code: 'REPORT_CHANGED', refuses: ({ isCurrent }) => !isCurrent },
  complete: {
    code: 'REPORT_INCOMPLETE',
    refuses: ({ act, isComplete }) => act === 'SUBMIT' && !isComplete,
  },
  comment: {
    code: 'COMMENT_MISSING',
    refuses: ({ act, comment }) => act === 'RETURN' && !comment,
  },
} as const satisfies Record<string, ReportGuard>;

/** May this be done, and where does the report stand then, and in which role was it done? Refuses REPORT_STATE
 *  (not now), FORBIDDEN (now, but not for this role), OWN_REPORT (nobody judges what they wrote), REPORT_CHANGED (somebody was
 *  faster), REPORT_INCOMPLETE, COMMENT_MISSING (a return says why). Pure. */
export function decideReportAct(
  attempt: ReportAttempt,
  guards: readonly ReportGuard[] = Object.values(REPORT_GUARDS),
  routes: readonly ReportRoute[] = REPORT_ROUTES,
): Result<{ readonly to: ReportStatus; readonly role: Role }, Refusal<ReportActCode>> {
  const refusing = guards.find((guard) => guard.refuses(attempt, routes));
  if (refusing) {
    const path = refusing.code === 'COMMENT_MISSING' ? ['comment'] : [];
    return refuse(refusing.code, { path });
  }
  const ofAct = routes.filter((route) => route.act === attempt.act);
  // With every guard in place there is exactly one route; the fallbacks are what a missing guard would let through.
  const route =
    ofAct.find(({ from, role }) => from === attempt.status && attempt.roles.includes(role)) ??
    ofAct.find(({ from }) => from === attempt.status) ??
    ofAct[0];
  if (!route) return refuse('REPORT_STATE');
  return accept({ to: route.to, role: route.role });
}

/** Which acts are open to somebody now, as far as a page can know before they try: for its buttons. */
export const openActs = (
  attempt: Omit<ReportAttempt, 'act' | 'comment' | 'isCurrent' | 'isComplete'>,
): ReportAct[] =>
  REPORT_ACTS.filter(
    (act) => decideReportAct({ ...attempt, act, comment: '-', isCurrent: true, isComplete: true }).ok,
  );
