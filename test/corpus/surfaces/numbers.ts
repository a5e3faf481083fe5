import { newId } from '#kernel';
import { aSession } from '../../../libs/registrations/test/seats.builder.js';
import type { Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { openPledge } from './amounts.js';
import { globalId } from './ask.js';
import { act, ask, once, outcomeOf, ownOrganisation, typedBy } from './asking.js';

const BOTH = { km: 'សាកល្បង', en: 'Corpus' };
const WORKING_GROUP = { as: 'WORKING_GROUP' };

/** How a case asks for so many rows: in the document, in a variable, or not at all. */
interface PageSize {
  readonly literal?: string;
  readonly declared?: string;
  readonly variable?: unknown;
}

function pageQuery(size: PageSize): { query: string; variables: object } {
  const areas = (declared: string, first: string): string =>
    `query${declared} { focusAreas${first} { nodes { id } } }`;
  if (size.literal !== undefined) return { query: areas('', `(first: ${size.literal})`), variables: {} };
  if (size.declared !== undefined)
    return { query: areas(` (${size.declared})`, '(first: $n)'), variables: {} };
  return 'variable' in size
    ? { query: areas(' ($n: Int!)', '(first: $n)'), variables: { n: size.variable } }
    : { query: areas('', ''), variables: {} };
}

/** A draft that could be sent. */
const draft = (world: CorpusWorld): Promise<string> =>
  once(world, 'draft', async () => {
    const input = { subject: BOTH, body: BOTH, segment: {}, idempotencyKey: newId() };
    const asker = { ...WORKING_GROUP, locale: 'en' } as const;
    const answer = await act(world, 'writeCampaign', input, asker, 'campaign { id }');
    return (answer.payload!['campaign'] as { id: string }).id;
  });

const report = (world: CorpusWorld): Promise<string> =>
  once(world, 'report', async () => {
    const content = { title: BOTH, periodFrom: '2026-01-01', periodTo: '2026-06-30', sections: [] };
    const asker = { ...WORKING_GROUP, locale: 'en' } as const;
    const answer = await act(world, 'createReport', { content }, asker, 'report { id }');
    return (answer.payload!['report'] as { id: string }).id;
  });

const pastSession = (world: CorpusWorld): Promise<string> =>
  once(world, 'past-session', async () =>
    globalId(
      'ses',
      (
        await world.row<{ id: string }>(
          `select id from sessions where ends_at < app_now() and status <> 'CANCELLED' limit 1`,
        )
      ).id,
    ),
  );

/** Seats as a case types them: quotas by kind of organisation, all released alike. */
interface SeatsTyped {
  readonly quotas?: Readonly<Record<string, unknown>>;
  readonly releaseHours?: unknown;
}

/** A session weeks away into which nobody is registered. */
const emptySession = (world: CorpusWorld): Promise<string> =>
  once(world, 'empty-session', async () => {
    const [{ starts }] = (await world.db.ownerSql<{ starts: Date }>(
      `select app_now() + interval '21 days' as starts`,
    )) as [{ starts: Date }];
    return aSession(world.db, { capacity: 40, startsAt: starts });
  });

/** Where counts, versions and sizes are named. */
export const numberSurfaces: Surfaces = {
  'numbers.page': {
    at: ['Query.focusAreas'],
    send: async (world, row, locale) => {
      const { query, variables } = pageQuery(typedBy(world, row) as PageSize);
      const answer = await ask(world, query, variables, { locale });
      const { focusAreas } = answer.data as { focusAreas?: { nodes: unknown[] } };
      return outcomeOf(answer, async () => focusAreas?.nodes.length);
    },
  },
  'numbers.join-link': {
    at: ['RenewJoinLinkInput.days'],
    send: async (world, row, locale) => {
      const input = { organisationId: await ownOrganisation(world), days: typedBy(world, row) };
      const answer = await act(world, 'renewJoinLink', input, { as: 'COORDINATOR', locale });
      return outcomeOf(answer, async () => {
        const { days } = await world.row<{ days: number }>(
          `select extract(day from expires_at - created_at)::int as days from organisation_join_links order by id desc limit 1`,
        );
        return days;
      });
    },
  },
  'numbers.session-plan': {
    at: [
      'ChangeSeatsInput.capacity',
      'ChangeSeatsInput.onlineCapacity',
      'ChangeSeatsInput.offerHours',
      'ChangeSeatsInput.offerCutoffHours',
      'ChangeSeatsInput.cancelCutoffHours',
      'ChangeSeatsInput.addressHoldMinutes',
      'SeatQuotaInput.seats',
      'SeatQuotaInput.releaseHours',
    ],
    send: async (world, row, locale) => {
      const sessionId = await emptySession(world);
      const { quotas = {}, releaseHours, ...typed } = typedBy(world, row) as SeatsTyped;
      const input = {
        sessionId: globalId('ses', sessionId),
        groupPolicy: 'SKIP',
        promotion: 'CONFIRM',
        offerHours: 24,
        offerCutoffHours: 0,
        cancelCutoffHours: 0,
        needsApproval: false,
        ...typed,
        quotas: Object.entries(quotas).map(([organisationKind, seats]) => ({
          organisationKind,
          seats,
          ...(releaseHours === undefined ? {} : { releaseHours }),
        })),
      };
      const answer = await act(world, 'changeSeats', input, { ...WORKING_GROUP, locale });
      return outcomeOf(answer, async () => {
        const { capacity, kept } = await world.row<{ capacity: number; kept: object | null }>(
          `select capacity, (select jsonb_object_agg(organisation_kind, seats) from seat_quotas where session_id = s.session_id) as kept
           from session_seats s where session_id = $1`,
          sessionId,
        );
        return kept ? { capacity, quotas: kept } : { capacity };
      });
    },
  },
  'numbers.campaign-start': {
    at: ['StartCampaignInput.invited', 'StartCampaignInput.version'],
    prepare: async (world) => {
      await draft(world);
    },
    send: async (world, row, locale) => {
      const seen = { invited: 1, version: 1, ...(typedBy(world, row) as object) };
      const input = { campaignId: await draft(world), ...seen };
      return outcomeOf(
        await act(world, 'startCampaign', input, { ...WORKING_GROUP, locale }),
        async () => null,
      );
    },
  },
  'numbers.pledge-version': {
    at: ['CorrectPledgeInput.version'],
    prepare: async (world) => {
      await openPledge(world);
    },
    send: async (world, row, locale) => {
      const terms = { city: 'siem-reap', sector: 'tourism', amount: '78', unit: 'USD' };
      const input = { pledgeId: await openPledge(world), terms, version: typedBy(world, row) };
      return outcomeOf(
        await act(world, 'correctPledge', input, { as: 'COORDINATOR', locale }),
        async () => null,
      );
    },
  },
  'numbers.report-revision': {
    at: ['EditReportInput.revision'],
    prepare: async (world) => {
      await report(world);
    },
    send: async (world, row, locale) => {
      // Another text than stands: the same one is no change of anybody.
      const content = { title: BOTH, periodFrom: '2026-01-01', periodTo: '2026-03-31', sections: [] };
      const input = { reportId: await report(world), revision: typedBy(world, row), content };
      return outcomeOf(await act(world, 'editReport', input, { ...WORKING_GROUP, locale }), async () => null);
    },
  },
  'numbers.marks': {
    at: ['MarkAttendanceInput.marks', 'AttendanceMarkInput.version'],
    send: async (world, row, locale) => {
      const { count } = typedBy(world, row) as { count: number };
      const marks = Array.from({ length: count }, () => ({
        registrationId: globalId('reg', newId()),
        status: 'ATTENDED',
      }));
      const input = { sessionId: await pastSession(world), marks };
      return outcomeOf(
        await act(world, 'markAttendance', input, { ...WORKING_GROUP, locale }),
        async () => null,
      );
    },
  },
};
