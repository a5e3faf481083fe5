import { ROLES, type Role } from '#authz';
import { expected, legal } from '../../test/legal-paths.js';
import {
  decideReportAct,
  openActs,
  REPORT_ACTS,
  REPORT_GUARDS,
  REPORT_ROUTES,
  REPORT_STATUSES,
  type ReportAttempt,
  type ReportGuard,
  type ReportRoute,
} from './report.rules.js';

/** Nobody, everyone with one role, and everyone with two. */
const ROLE_SETS: readonly (readonly Role[])[] = [
  [],
  ...ROLES.map((role) => [role]),
  ...ROLES.flatMap((one, at) => ROLES.slice(at + 1).map((other) => [one, other])),
];

const EVERY_ATTEMPT: readonly ReportAttempt[] = REPORT_STATUSES.flatMap((status) =>
  ROLE_SETS.flatMap((roles) =>
    REPORT_ACTS.flatMap((act) =>
      [true, false].flatMap((isAuthor) =>
        [true, false].flatMap((isCurrent) =>
          [true, false].flatMap((isComplete) =>
            ['Say which sector', '', null].map((comment) => ({
              status,
              roles,
              act,
              isAuthor,
              isCurrent,
              isComplete,
              comment,
            })),
          ),
        ),
      ),
    ),
  ),
);

const outcome = (
  attempt: ReportAttempt,
  guards?: readonly ReportGuard[],
  routes?: readonly ReportRoute[],
): string => {
  const verdict = decideReportAct(attempt, guards, routes);
  return verdict.ok ? verdict.value.to : 'no';
};

/** Attempts that end otherwise than the hand-written table says. */
const departures = (guards?: readonly ReportGuard[], routes?: readonly ReportRoute[]): ReportAttempt[] =>
  EVERY_ATTEMPT.filter((attempt) => outcome(attempt, guards, routes) !== expected(attempt));

describe('the walk over every state, role and act', () => {
  it('goes the legal paths and no other', () => {
    expect(EVERY_ATTEMPT).toHaveLength(5 * 37 * 5 * 2 * 2 * 2 * 3);
    expect(departures()).toEqual([]);
    expect(EVERY_ATTEMPT.filter((attempt) => outcome(attempt) !== 'no').length).toBeGreaterThan(0);
  });

  it('uses every legal path', () => {
    const used = new Set(
      EVERY_ATTEMPT.filter(({ roles }) => roles.length === 1)
        .filter((attempt) => outcome(attempt) !== 'no')
        .map(({ status, roles, act }) => `${status} ${roles[0]} ${act}`),
    );
    expect([...used].toSorted()).toEqual([...legal.keys()].toSorted());
  });

  it.each(Object.keys(REPORT_GUARDS))('is different without the guard "%s"', (name) => {
    const others = Object.entries(REPORT_GUARDS)
      .filter(([key]) => key !== name)
      .map(([, guard]) => guard);
    expect(departures(others)).not.toEqual([]);
  });

  it.each(REPORT_ROUTES.map((route) => [`${route.from} ${route.role} ${route.act}`, route] as const))(
    'is different without the route %s, and when it leads elsewhere',
    (_name, route) => {
      const others = REPORT_ROUTES.filter((other) => other !== route);
      expect(departures(undefined, others)).not.toEqual([]);
      for (const to of REPORT_STATUSES.filter((status) => status !== route.to))
        expect(departures(undefined, [...others, { ...route, to }])).not.toEqual([]);
    },
  );

  it('is different with any route more', () => {
    const more = REPORT_STATUSES.flatMap((from) =>
      REPORT_ACTS.flatMap((act) =>
        ROLES.filter((role) => !legal.has(`${from} ${role} ${act}`)).map((role) => ({
          from,
          act,
          role,
          to: 'APPROVED' as const,
        })),
      ),
    );
    expect(more).toHaveLength(5 * 5 * 8 - 8);
    for (const route of more) {
      const attempt: ReportAttempt = {
        status: route.from,
        roles: [route.role],
        act: route.act,
        isAuthor: false,
        isCurrent: true,
        isComplete: true,
        comment: 'Say which sector',
      };
      expect([outcome(attempt), outcome(attempt, undefined, [...REPORT_ROUTES, route])]).toEqual([
        'no',
        'APPROVED',
      ]);
    }
  });
});

const codeOf = (attempt: ReportAttempt, guards?: readonly ReportGuard[]): string => {
  const verdict = decideReportAct(attempt, guards);
  return verdict.ok ? 'yes' : verdict.refusal.code;
};

describe('an answer', () => {
  const attempt: ReportAttempt = {
    act: 'FORWARD',
    status: 'SUBMITTED',
    roles: ['CHAIR'],
    isAuthor: false,
    isCurrent: true,
    isComplete: true,
    comment: null,
  };

  it.each([
    ['yes', {}],
    ['FORBIDDEN', { roles: ['WORKING_GROUP'] }],
    ['REPORT_STATE', { roles: ['WORKING_GROUP'], status: 'APPROVED' }],
    ['REPORT_STATE', { status: 'DRAFT' }],
    ['REPORT_STATE', { status: 'REVIEWED' }],
    ['FORBIDDEN', { act: 'RETURN', status: 'REVIEWED', comment: 'x' }],
    ['OWN_REPORT', { isAuthor: true, roles: ['WORKING_GROUP', 'CHAIR'] }],
    ['REPORT_CHANGED', { isCurrent: false }],
    ['COMMENT_MISSING', { act: 'RETURN', comment: '' }],
    ['REPORT_INCOMPLETE', { act: 'SUBMIT', status: 'DRAFT', roles: ['WORKING_GROUP'], isComplete: false }],
  ] as const)('is %s for %j', (code, more) => {
    expect(codeOf({ ...attempt, ...more })).toBe(code);
  });
});

describe('the buttons of a page', () => {
  it('are those that would work', () => {
    const acts = (status: ReportAttempt['status'], roles: readonly Role[], isAuthor = false): string[] =>
      openActs({ status, roles, isAuthor });
    expect(acts('DRAFT', ['WORKING_GROUP'], true)).toEqual(['EDIT', 'SUBMIT']);
    expect(acts('SUBMITTED', ['CHAIR'])).toEqual(['FORWARD', 'RETURN']);
    expect(acts('SUBMITTED', ['WORKING_GROUP', 'CHAIR'], true)).toEqual([]);
    expect(acts('REVIEWED', ['HEAD_OF_GOVERNMENT_OFFICE'])).toEqual(['RETURN', 'APPROVE']);
    expect(acts('REVIEWED', ['CHAIR'])).toEqual([]);
    expect(acts('APPROVED', [...ROLES])).toEqual([]);
  });
});
