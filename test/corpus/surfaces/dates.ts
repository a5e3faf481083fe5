import { newId } from '#kernel';
import type { CorpusCase } from '../case.js';
import type { Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { globalId } from './ask.js';
import { act, ask, once, openSession, outcomeOf, typedBy, uuidOf } from './asking.js';

const BOTH = { km: 'សាកល្បង', en: 'Corpus' };
const WORKING_GROUP = 'WORKING_GROUP';

/** Instants of a row as they are stored. */
const isoOf = (row: Record<string, Date>): Record<string, string> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value.toISOString()]));

const sector = (world: CorpusWorld): Promise<string> =>
  once(world, 'sector', async () =>
    globalId('sct', (await world.row<{ id: string }>('select id from sectors order by code limit 1')).id),
  );

/** A topic that is open. */
const openTopic = (world: CorpusWorld): Promise<string> =>
  once(world, 'topic', async () => {
    const { id } = await world.row<{ id: string }>(
      'select id from topics where opens_at < app_now() and closes_at > app_now() and published_at is null limit 1',
    );
    return globalId('top', id);
  });

/** How many rows a list answers under these filters. */
const counted =
  (query: string, as?: string) => async (world: CorpusWorld, row: CorpusCase, locale: 'km' | 'en') => {
    const answer = await ask(world, query, { filter: typedBy(world, row) }, { as, locale });
    const [list] = Object.values(answer.data) as ({ nodes: unknown[] } | null)[];
    return outcomeOf(answer, async () => list?.nodes.length);
  };

const CATALOGUE = ['SessionFilter.from', 'SessionFilter.to'];
const AUDIT = ['AuditFilter.from', 'AuditFilter.to'];

/** Every field that takes an instant or a day. */
export const dateSurfaces: Surfaces = {
  'dates.session': {
    at: ['MoveSessionInput.startsAt', 'MoveSessionInput.endsAt', 'MoveSessionInput.doorsOpenAt'],
    send: async (world, row, locale) => {
      const typed = typedBy(world, row) as Record<string, unknown>;
      const sessionId = await openSession(world);
      const answer = await act(world, 'moveSession', { sessionId, ...typed }, { as: WORKING_GROUP, locale });
      return outcomeOf(answer, async () => {
        const { doorsOpenAt, ...times } = isoOf(
          await world.row<Record<string, Date>>(
            `select starts_at as "startsAt", ends_at as "endsAt", doors_open_at as "doorsOpenAt" from sessions where id = $1`,
            uuidOf(sessionId),
          ),
        );
        return 'doorsOpenAt' in typed ? { ...times, doorsOpenAt } : times;
      });
    },
  },
  'dates.reconfirm': {
    at: ['MoveSessionInput.reconfirmBy'],
    send: async (world, row, locale) => {
      const sessionId = await openSession(world);
      const input = {
        sessionId,
        startsAt: '2031-02-01T02:00:00Z',
        endsAt: '2031-02-01T05:00:00Z',
        ...(typedBy(world, row) as object),
      };
      return outcomeOf(
        await act(world, 'moveSession', input, { as: WORKING_GROUP, locale }),
        async () => null,
      );
    },
  },
  'dates.topic': {
    at: ['AskTopicInput.opensAt', 'AskTopicInput.closesAt'],
    send: async (world, row, locale) => {
      const times = typedBy(world, row) as object;
      const input = { sectorId: await sector(world), title: BOTH, question: BOTH, ...times };
      const answer = await act(world, 'askTopic', input, { as: WORKING_GROUP, locale });
      return outcomeOf(answer, async () =>
        isoOf(
          await world.row<Record<string, Date>>(
            `select opens_at as "opensAt", closes_at as "closesAt" from topics order by id desc limit 1`,
          ),
        ),
      );
    },
  },
  'dates.topic-extension': {
    at: ['ExtendTopicInput.closesAt'],
    send: async (world, row, locale) => {
      const input = { topicId: await openTopic(world), ...(typedBy(world, row) as object) };
      return outcomeOf(
        await act(world, 'extendTopic', input, { as: WORKING_GROUP, locale }),
        async () => null,
      );
    },
  },
  'dates.catalogue': {
    at: CATALOGUE,
    send: counted('query ($filter: SessionFilter) { sessions(filter: $filter) { nodes { id } } }'),
  },
  'dates.audit': {
    at: AUDIT,
    send: counted(
      'query ($filter: AuditFilter) { auditRows(filter: $filter) { nodes { id } } }',
      'ADMINISTRATOR',
    ),
  },
  'dates.report': {
    at: ['ReportContentInput.periodFrom', 'ReportContentInput.periodTo'],
    send: async (world, row, locale) => {
      const period = typedBy(world, row) as object;
      const input = { content: { title: BOTH, sections: [], ...period }, idempotencyKey: newId() };
      const answer = await act(world, 'createReport', input, { as: WORKING_GROUP, locale });
      return outcomeOf(answer, () =>
        world.row(
          `select content->>'periodFrom' as "periodFrom", content->>'periodTo' as "periodTo" from reports order by id desc limit 1`,
        ),
      );
    },
  },
  'dates.deputy': {
    at: ['NameApprovalDeputyInput.startsOn', 'NameApprovalDeputyInput.endsOn'],
    send: async (world, row, locale) => {
      const { id } = await world.row<{ id: string }>(
        `select id from people where email = 'administrator@samaki.example'`,
      );
      const input = { deputyId: globalId('per', id), ...(typedBy(world, row) as object) };
      const answer = await act(world, 'nameApprovalDeputy', input, { as: WORKING_GROUP, locale });
      return outcomeOf(answer, () =>
        world.row(
          `select starts_on::text as "startsOn", ends_on::text as "endsOn" from approval_deputies order by named_at desc limit 1`,
        ),
      );
    },
  },
};
