/* With what each root field that takes arguments is asked: the own, the other's, nobody's. */
import { deriveInvitationToken } from '#identity';
import { addressToken } from '../../../libs/registrations/src/domain/address-token.js';
import { seatLinkToken } from '../../../libs/registrations/src/domain/seat-link.js';
import { signId } from '#kernel';
import { wishToken } from '#wishes';
import { TEST_SECRET } from '#testing';
import { globalId, type Marker } from './canaries.js';
import type { Rows } from './rows.js';

const NOBODYS = '00000000-0000-7000-8000-000000000000';
const SIDES: readonly Marker[] = ['aa0', 'ab0', 'ba0', 'bb0'];
const EACH: readonly Marker[] = ['aa0', 'bb0'];
/** Of whom a seat is held for the address. */
const HELD = ['da0', 'eb0'] as const;
const FIRST = 'first: 30';

type Questions = Readonly<Record<string, (rows: Rows) => readonly string[]>>;

/** `(id: …)` for the first rows of a table, and for one that nobody has. */
const byId =
  (prefix: string, table: string, markers: readonly Marker[], argument = 'id') =>
  (rows: Rows): string[] =>
    [
      ...markers.flatMap((marker) =>
        (rows.ids.get(`${table} ${marker}`) ?? []).map((id) => globalId(prefix, id)),
      ),
      globalId(prefix, NOBODYS),
    ].map((id) => `(${argument}: "${id}")`);

const tokens =
  (make: (id: string) => string, table: string, markers: readonly Marker[]) =>
  (rows: Rows): string[] =>
    [...markers.map((marker) => make(rows.id(table, marker))), 'A'.repeat(43)].map(
      (token) => `(token: "${token}")`,
    );

const paged = (): string[] => [`(${FIRST})`];

/** Prefix, type and table of everything that `node` knows, and of what it does not. */
const NODES: readonly (readonly [prefix: string, type: string, table: string, markers: readonly Marker[]])[] =
  [
    ['ses', 'Session', 'sessions', ['ca0', 'cb0']],
    ['crs', 'Course', 'courses', ['cc0', 'cc5']],
    ['pth', 'LearningPath', 'learning_paths', ['cc0', 'cc5']],
    ['exp', 'Experience', 'experiences', ['cc0', 'cc5']],
    ['org', 'Organisation', 'organisations', ['aa0', 'bb0', 'da1', 'eb1']],
    ['plg', 'Pledge', 'pledges', SIDES],
    ['top', 'Topic', 'topics', ['cc0']],
    ['sub', 'Submission', 'submissions', EACH],
    ['cpg', 'Campaign', 'campaigns', ['cc0', 'ca0', 'cb0']],
    ['rpt', 'Report', 'reports', ['cc0', 'cc5']],
    ['aud', 'AuditRow', 'audit_rows', EACH],
    ['eml', 'CaughtMail', 'caught_mails', ['aa0']],
    ['cty', 'City', 'cities', []],
    ['fcs', 'FocusArea', 'focus_areas', []],
    ['sct', 'Sector', 'sectors', []],
    ['per', '', 'people', EACH],
    ['reg', '', 'registrations', EACH],
  ];
export const NODE_TYPES: Readonly<Record<string, string>> = Object.fromEntries(
  NODES.map(([prefix, type]) => [prefix, type]),
);

export const QUESTIONS: Questions = {
  auditRow: byId('aud', 'audit_rows', [...EACH, 'cc0']),
  auditRows: paged,
  campaign: byId('cpg', 'campaigns', ['cc0', 'ca0', 'cb0']),
  campaignExclusions: paged,
  campaignSubscription: tokens(
    (id) => signId(TEST_SECRET, 'outreach unsubscribe', id),
    'campaign_recipients',
    EACH,
  ),
  campaigns: paged,
  caughtMail: byId('eml', 'caught_mails', ['aa0']),
  caughtMails: paged,
  cities: () => ['(first: 3)'],
  citiesToPlanIn: () => [''],
  course: byId('crs', 'courses', ['cc0', 'cc5']),
  courses: () => [`(${FIRST})`, `(${FIRST}, state: DRAFT)`],
  countries: () => ['', '(withExperiences: true)'],
  experience: byId('exp', 'experiences', ['cc0', 'cc5']),
  experiences: () => [`(${FIRST})`, `(${FIRST}, isPublished: false)`],
  focusAreas: () => ['(first: 2)'],
  invitation: tokens((id) => signId(TEST_SECRET, 'outreach invitation', id), 'campaign_recipients', EACH),
  learningPath: byId('pth', 'learning_paths', ['cc0', 'cc5']),
  learningPaths: paged,
  mySessions: paged,
  myTickets: paged,
  node: (rows) => [
    ...NODES.flatMap(([prefix, , table, markers]) => byId(prefix, table, markers)(rows)),
    ...[...rows.grounds].map(([prefix, id]) => `(id: "${globalId(prefix, id)}")`),
  ],
  observedSessions: () => [''],
  observerChoices: () => [''],
  openInvitations: paged,
  organisation: byId('org', 'organisations', ['aa0', 'bb0', 'da1', 'eb1']),
  organisationList: paged,
  organisationOfJoinLink: tokens(
    (id) => signId(TEST_SECRET, 'organisations join', id),
    'organisation_join_links',
    EACH,
  ),
  organisationProposal: byId('org', 'organisations', ['aa0', 'bb0', 'da1', 'eb1'], 'organisationId'),
  organisationProposals: () => [`(${FIRST})`, `(${FIRST}, decided: true)`],
  organisations: paged,
  overview: () => ['', '(filter: {city: "siem-reap"})', '(filter: {city: "battambang"})'],
  overviewPeople: () =>
    ['INVITED', 'REGISTERED', 'ATTENDED'].map((measure) => `(${FIRST}, measure: ${measure})`),
  overviewPledges: () => ['PLEDGED', 'ACCEPTED'].map((measure) => `(${FIRST}, measure: ${measure})`),
  pendingErasures: paged,
  pledge: byId('plg', 'pledges', SIDES),
  pledges: (rows) => [
    `(${FIRST})`,
    ...EACH.map(
      (marker) =>
        `(${FIRST}, filter: {organisationId: "${globalId('org', rows.id('organisations', marker))}"})`,
    ),
    ...['ca0', 'cb0'].map(
      (marker) =>
        `(${FIRST}, filter: {sessionId: "${globalId('ses', rows.id('sessions', marker as Marker))}"})`,
    ),
  ],
  // Each list names a member by the name alone, so that the answer would have to say how they are reached.
  // Whoever would move up is named.
  previewAnswerMails: (rows) =>
    (['ca0', 'cb0'] as const).map(
      (city) => `(input: {sessionId: "${globalId('ses', rows.id('sessions', city, 1))}"})`,
    ),
  previewApprovals: (rows) =>
    SIDES.map((marker) => {
      const session = globalId('ses', rows.id('sessions', `c${marker[1] as 'a' | 'b'}0`));
      const registration = globalId('reg', rows.id('registrations', marker));
      return `(input: {sessionId: "${session}", registrationIds: ["${registration}"], approve: false})`;
    }),
  previewEnrolment: (rows) =>
    EACH.map((marker) => {
      const session = rows.id('sessions', `c${marker[1] as 'a' | 'b'}0`, 1);
      const input = `organisationId: "${globalId('org', rows.id('organisations', marker))}", sessionId: "${globalId('ses', session)}"`;
      const list = `Canary-${marker} people full_name\\nSok Dara, 012 000 101\\nSok Dara, 012 000 101\\nx, y`;
      return `(input: {${input}, list: "${list}"})`;
    }),
  previewGroupSize: (rows) =>
    (['aa0', 'bb0'] as const).map((marker) => {
      const group = globalId('grp', rows.id('registration_groups', marker));
      return `(input: {groupId: "${group}", leaving: ["${globalId('reg', rows.id('registrations', marker, 1))}"]})`;
    }),
  previewTicketMails: (rows) =>
    EACH.map((marker) => {
      const session = rows.id('sessions', `c${marker[1] as 'a' | 'b'}0`, 1);
      return `(input: {organisationId: "${globalId('org', rows.id('organisations', marker))}", sessionId: "${globalId('ses', session)}"})`;
    }),
  previewOrganisationMerge: (rows) => [
    `(fromId: "${globalId('org', rows.id('organisations', 'aa0'))}", intoId: "${globalId('org', rows.id('organisations', 'bb0'))}")`,
    `(fromId: "${globalId('org', NOBODYS)}", intoId: "${globalId('org', rows.id('organisations', 'bb0'))}")`,
  ],
  previewPersonMerge: (rows) => {
    const [from, into] = [0, 1].map((at) => globalId('per', rows.id('people', 'aa0', at)));
    return [
      `(fromId: "${from}", intoId: "${into}")`,
      `(fromId: "${globalId('per', NOBODYS)}", intoId: "${into}")`,
    ];
  },
  // As many seats as there are people in line, so that the answer would have to name each of them.
  previewSeatChange: (rows) =>
    (['ca0', 'cb0'] as const).map((marker) => {
      const session = globalId('ses', rows.id('sessions', marker, 1));
      return `(input: {sessionId: "${session}", capacity: 9, quotas: [], groupPolicy: SKIP, promotion: CONFIRM, offerHours: 24, offerCutoffHours: 0, cancelCutoffHours: 0, needsApproval: false})`;
    }),
  // Every day, so that it meets a holiday, and the session that the same trainer holds weeks later, on whatever day that is.
  previewSeries: (rows) =>
    (['ca0', 'cb0'] as const).flatMap((marker) => {
      const session = globalId('ses', rows.id('sessions', marker, 1));
      return [true, false].map(
        (onHolidays) =>
          `(input: {sessionId: "${session}", rule: {every: WEEK, weekdays: [1, 2, 3, 4, 5, 6, 7], times: 21, onHolidays: ${onHolidays}}})`,
      );
    }),
  previewUndoPersonMerge: byId('mrg', 'person_merges', ['cc9'], 'mergeId'),
  report: byId('rpt', 'reports', ['cc0', 'cc5']),
  reports: paged,
  requestedDomains: paged,
  // Of a seat that is held, and of others.
  addressLink: (rows) =>
    [...EACH, ...HELD].map(
      (marker) => `(token: "${addressToken(TEST_SECRET, rows.id('registrations', marker), 0)}")`,
    ),
  dateWish: tokens((id) => wishToken(TEST_SECRET, id), 'date_wishes', SIDES),
  seatLink: tokens((id) => seatLinkToken(TEST_SECRET, { quotaId: id, turn: 1 }), 'seat_quotas', EACH),
  previewSeatsAside: (rows) =>
    (['aa', 'bb'] as const).map((side) => {
      const session = globalId('ses', rows.id('sessions', `c${side[0] as 'a' | 'b'}0`, 1));
      const organisation = globalId('org', rows.id('organisations', `${side}0`));
      return `(input: {sessionId: "${session}", organisationId: "${organisation}", seats: 1})`;
    }),
  roleInvitation: tokens((id) => deriveInvitationToken(TEST_SECRET, id), 'invitations', EACH),
  segmentReach: () => ['(segment: {kinds: [NGO]})'],
  session: byId('ses', 'sessions', ['ca0', 'cb0']),
  sessions: () => [`(${FIRST}, filter: {includePast: true})`],
  ticket: (rows) => [
    ...[...EACH, ...HELD, 'aa1' as const, 'bb1' as const].flatMap((marker) =>
      rows.references.get(marker)!.map((reference) => `(reference: "${reference}")`),
    ),
    '(reference: "7KQ4M2RT9XHD")',
  ],
  topic: byId('top', 'topics', ['cc0']),
  topics: paged,
  trainerChoices: () => [''],
  user: byId('per', 'people', [
    'aa0',
    'ab0',
    'ba0',
    'bb0',
    'aa1',
    'bb1',
    'aa2',
    'bb2',
    'ca3',
    'cb3',
    'cc5',
    'cc9',
    'da0',
    'eb0',
  ]),
  users: () => [`(${FIRST})`, `(${FIRST}, search: "Canary")`, `(${FIRST}, role: COORDINATOR)`],
};
